// The rows of the attribute table, made as the program's loop does.
#pragma once

#include "driver.hpp"

#include <memory>

namespace viewer::tests {

/// Until the panel has what it asks for.
inline void listRows(Driver& driver) {
  for (int i = 0; i < 3; ++i) {
    const AttributeTableState& open = driver.state.attributes;
    const auto wish = tableRowsWish(driver.session, open.table, open.listed, open.sort);
    if (wish) driver.info.tableRows = std::make_shared<const TableRows>(tableRowsOf(*wish));
    driver.frame();
  }
}

}  // namespace viewer::tests
