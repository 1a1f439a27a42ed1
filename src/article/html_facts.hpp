// What an HTML page says about itself, weighed.
//
// title: the page's own heading, as readers see it, where the head agrees that it is one; else the
// headline of the JSON-LD, og:title, <title>, without the name of the site.
// abstract: the description, unless the body holds it: the same text is not indexed twice.
// url: the canonical link, og:url, the JSON-LD's, which is the page's own word for where it belongs;
// else where it was fetched. A canonical link to another site is not where this page was.
// outlet: by the address at which it was fetched or that the page gives; else by the name of the
// site, the dateline, a notice at the foot.
// date: what machines are told (JSON-LD, then <meta>): it has a year and a zone. If that is a day or
// midnight, the time that readers see on that day. Else what readers see, else the day in the
// address. A date of an update only where there is no other.
// author: JSON-LD, then <meta>, if it names people, not the outlet, an address or an account; else
// the byline.
// origin: credits at the story's end; an agency that stands as the author.
// topics: sections, then tags.
#pragma once

#include "article/html_story.hpp"
#include "article/html_tree.hpp"
#include "timbao/article/article.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {

// Sets the fields above and `fetched`. Requires: the body is set. Linear.
void state_facts(const HtmlTree& tree, const HtmlStory& story, const input::Record& record,
                 Article& article);

}  // namespace timbao::article
