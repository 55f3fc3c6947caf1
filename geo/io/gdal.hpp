// GDAL with manners: registered once, silent, its messages handed to us.
#pragma once

#include "geo/base/result.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gdal_priv.h>

namespace geo {

/// While it lives, what GDAL has to say on this thread is collected and not printed.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  /// All of it as one line, and forgets it; nothing when there was none.
  std::optional<std::string> take();

 private:
  std::vector<std::string> messages_;
};

struct DatasetRequest {
  std::string name;  // a path, or a file in GDAL's memory
  std::string on;    // what a failure names
  const char* driver = nullptr;
  unsigned flags = 0;
  std::vector<const char*> options;
};

/// Opens for reading with one driver and no other.
Result<GDALDatasetUniquePtr> openDataset(const DatasetRequest& request, GdalMessages& messages);

}  // namespace geo
