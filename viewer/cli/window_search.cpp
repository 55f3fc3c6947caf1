// What can be found, and a table's rows in order: made beside the window while they are wanted.
#include "viewer/cli/window_loop.hpp"

#include <utility>

namespace viewer::cli {

/// Only while something is looked for: many texts take their time and their memory. Latest wins.
void WindowLoop::indexSearchInBackground() {
  SearchSource source = searchSourceOf(session_);
  if (search_ && search_->source() != source) search_.reset();
  if (searchAsked_ != source) searchAsked_ = {};
  if (!panels_.search.open || searchAsked_ == source) return;
  searchAsked_ = source;
  finders_.submit("search", [this, source](const std::stop_token& stop) -> Delivery {
    auto index = std::make_shared<const SearchIndex>(source, stop);
    return [this, index = std::move(index)] { search_ = index; };
  });
}

/// One at a time: while the date moves each list is shown before the next one is asked for.
void WindowLoop::listRowsInBackground() {
  const AttributeTableState& open = panels_.attributes;
  const auto wish = tableRowsWish(session_, open.table, open.listed, open.sort);
  if (!wish) tableRows_.reset();
  if (!wish || listingRows_ || (tableRows_ && tableRows_->wish == *wish)) return;
  listingRows_ = true;
  jobs_.submit("rows",
               [this, wish = *wish, before = tableRows_](const std::stop_token&) -> Delivery {
                 auto rows = std::make_shared<const TableRows>(tableRowsOf(wish, before.get()));
                 return [this, rows = std::move(rows)] {
                   listingRows_ = false;
                   tableRows_ = rows;
                 };
               });
}

}  // namespace viewer::cli
