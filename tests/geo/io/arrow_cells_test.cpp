// Columns at once hold what rows one by one hold.
#include "geo/io/arrow_cells.hpp"

#include "tests/geo/io/any_layer.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace geo {
namespace {

using testing_files::ScratchFolder;
using namespace testing_vectors;

TEST(ArrowCells, AreThoseOfRowsOneByOne) {
  const ScratchFolder folder;
  int atOnce = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    const auto path = writeVector("GPKG", folder.path() / ("a" + std::to_string(seed) + ".gpkg"),
                                  {anyLayer(seed, seed < 2 ? 140000 : 300)});
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset);
    OGRLayer& layer = *dataset->GetLayer(0);
    auto batches = readBatches(layer, path, {});
    ASSERT_TRUE(batches);
    if (!*batches) continue;
    ++atOnce;
    auto rows = readFeatures(layer, path, {});
    ASSERT_TRUE(rows);
    expectSame(std::move(**batches), std::move(*rows));
  }
  EXPECT_GT(atOnce, 10);
}

}  // namespace
}  // namespace geo
