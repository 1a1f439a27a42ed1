#include "input/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <utility>

#include "input/archive_input.hpp"
#include "input/file_stream.hpp"

namespace timbao::input {
namespace {

Member::Kind kind_of(archive_entry* entry) {
  // A hard link has the type of a file, and no bytes of its own.
  if (archive_entry_hardlink(entry) != nullptr) return Member::Kind::other;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return Member::Kind::file;
    case AE_IFDIR:
      return Member::Kind::folder;
    default:
      return Member::Kind::other;
  }
}

// The name in UTF-8 where libarchive knows its encoding, else its bytes.
std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name != nullptr ? name : "";
}

}  // namespace

// Also knows the place in the file, for libarchive to seek from.
struct Archive::Input : ArchiveInput {
  FileStream* file = nullptr;
  std::uint64_t bytes_counted = 0;

  // See archive_read_set_seek_callback(3).
  static la_int64_t seek(archive* /*reader*/, void* input, la_int64_t offset, int whence) {
    // libarchive calls with what it was given, which is the base.
    auto& self = *static_cast<Input*>(static_cast<ArchiveInput*>(input));
    la_int64_t place = offset;
    if (whence == SEEK_CUR) place += static_cast<la_int64_t>(self.place);
    if (whence == SEEK_END) place += static_cast<la_int64_t>(self.file->stamp().bytes);
    if (place < 0 || !self.file->seek(static_cast<std::uint64_t>(place))) return ARCHIVE_FATAL;
    self.place = static_cast<std::uint64_t>(place);
    return place;
  }
};

class Archive::Contents : public ByteStream {
 public:
  explicit Contents(Archive& archive) : archive_(archive) {}

  [[nodiscard]] Result<std::string_view, std::string> next() override {
    return archive_.next_block();
  }

 private:
  Archive& archive_;
};

Archive::Archive(ByteStream& below)
    : input_(new Input{{.stream = below}}),
      reader_(nullptr, &archive_read_free),
      contents_(std::make_unique<Contents>(*this)) {}

Archive::Archive(FileStream& file) : Archive(static_cast<ByteStream&>(file)) {
  input_->file = &file;
  // By its directory a zip may have the same bytes read again and again.
  expansion_.took(file.stamp().bytes);
}

Archive::~Archive() = default;

ByteStream& Archive::contents() { return *contents_; }

std::string Archive::failure(std::string_view what) const {
  return input_->reason(reader_.get(), what);
}

bool Archive::open() {
  reader_.reset(archive_read_new());
  archive_read_support_format_tar(reader_.get());
  archive_read_support_format_zip(reader_.get());
  archive_read_support_format_empty(reader_.get());
  archive_read_set_callback_data(reader_.get(), static_cast<ArchiveInput*>(input_.get()));
  archive_read_set_read_callback(reader_.get(), &ArchiveInput::read);
  if (input_->file != nullptr) archive_read_set_seek_callback(reader_.get(), &Input::seek);
  return archive_read_open1(reader_.get()) == ARCHIVE_OK;
}

Result<std::optional<Member>, std::string> Archive::next() {
  constexpr std::string_view kWhat = "cannot read the archive";
  if (!reader_ && !open()) return Unexpected{failure(kWhat)};
  archive_entry* entry = nullptr;
  int status = ARCHIVE_RETRY;
  // A damaged header of a tar: libarchive looks at the next block.
  while (status == ARCHIVE_RETRY) status = archive_read_next_header(reader_.get(), &entry);
  if (status == ARCHIVE_EOF) return std::optional<Member>();
  // A warning is about names that the locale cannot show.
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return Unexpected{failure(kWhat)};
  return std::optional(Member{.name = name_of(entry),
                              .kind = kind_of(entry),
                              .is_encrypted = archive_entry_is_encrypted(entry) != 0});
}

Result<std::string_view, std::string> Archive::next_block() {
  const void* bytes = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  int status = ARCHIVE_OK;
  while (status == ARCHIVE_OK && size == 0) {
    status = archive_read_data_block(reader_.get(), &bytes, &size, &offset);
  }
  if (status == ARCHIVE_EOF) return std::string_view();
  if (status != ARCHIVE_OK) return Unexpected{failure("cannot unpack")};
  if (input_->file == nullptr) {
    expansion_.took(input_->bytes - std::exchange(input_->bytes_counted, input_->bytes));
  }
  expansion_.gave(size);
  if (expansion_.is_exceeded()) return Unexpected{ExpansionLimit::reason()};
  return std::string_view(static_cast<const char*>(bytes), size);
}

}  // namespace timbao::input
