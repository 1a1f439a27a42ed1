// The elements and attributes of HTML that say something about a page's story, and how elements
// nest.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace timbao::article {

// `text` is a piece of text; `other` any element that is not named here.
enum class Tag : std::uint8_t {
  other,
  text,
  a,
  abbr,
  address,
  applet,
  area,
  article,
  aside,
  audio,
  b,
  base,
  big,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  dd,
  del,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  ins,
  label,
  legend,
  li,
  link,
  main,
  mark,
  marquee,
  math,
  menu,
  meta,
  nav,
  nobr,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  param,
  picture,
  pre,
  q,
  s,
  script,
  section,
  select,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  xmp,
};
inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::xmp) + 1;

enum class Attribute : std::uint8_t {
  alt,
  aria_hidden,
  aria_label,
  charset,
  class_,
  content,
  data_component,
  data_date,
  data_field,
  data_role,
  data_testid,
  data_time,
  data_type,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemscope,
  itemtype,
  lang,
  name,
  property,
  pubdate,
  rel,
  role,
  style,
  title,
  type,
};
inline constexpr std::size_t kAttributeCount = static_cast<std::size_t>(Attribute::type) + 1;

// By names in any case. Nothing for attributes that are not kept.
[[nodiscard]] Tag tag_of(std::string_view name);
[[nodiscard]] std::optional<Attribute> attribute_of(std::string_view name);

// Stands on lines of its own: a paragraph, a heading, a cell.
[[nodiscard]] bool is_block(Tag tag);

// Never holds anything: <br>.
[[nodiscard]] bool is_void(Tag tag);

// What it holds is no markup: a script, a style sheet, a title.
[[nodiscard]] bool is_raw(Tag tag);

// Elements that end tags do not reach through: a table's cell, a button.
[[nodiscard]] bool is_scope(Tag tag);

// Its start ends an open paragraph.
[[nodiscard]] bool closes_paragraph(Tag tag);

[[nodiscard]] inline bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace timbao::article
