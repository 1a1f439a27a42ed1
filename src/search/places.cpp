#include "search/places.hpp"

namespace timbao::search {
namespace {

void collect(Query& query, Place like, std::vector<Place>& places) {
  if (query.kind == Query::Kind::field && query.field != Query::Field::title) return;
  if (query.kind == Query::Kind::words || query.kind == Query::Kind::phrase) {
    like.leaf = &query;
    for (like.term = 0; like.term < query.terms.size(); ++like.term) places.push_back(like);
    return;
  }
  like.excluded = like.excluded || query.kind == Query::Kind::excluded;
  like.in_a_row = query.kind == Query::Kind::free;
  for (Query& child : query.children) {
    if (!like.in_a_row) places.push_back({});
    collect(child, like, places);
  }
  places.push_back({});
}

}  // namespace

std::vector<Place> places_of(Query& query) {
  std::vector<Place> places;
  collect(query, {}, places);
  return places;
}

}  // namespace timbao::search
