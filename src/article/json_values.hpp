// The values of a JSON object by the fields of an article that its keys name.
#pragma once

#include <simdjson.h>

#include "article/record_values.hpp"

namespace timbao::article {

// Appends them. Numbers are what they are written as; a list gives its items, an object what it
// calls its name, title, text or value (of an outlet also its domain), a body of lists and objects
// all their texts. The texts live as long as the document is not parsed over.
void add_values(const simdjson::dom::object& object, RecordValues& values);

}  // namespace timbao::article
