// A bundle gives back what was put into it, or nothing at all: whatever else is in the file, it is
// refused in one line that names the entry, and no file is left anywhere.
#include "geo/io/bundle_limits.hpp"
#include "geo/io/bundle_names.hpp"
#include "geo/io/bundle_reader.hpp"
#include "geo/io/bundle_writer.hpp"
#include "geo/io/fingerprint.hpp"
#include "geo/io/scenario_reader.hpp"
#include "tests/geo/io/made_archive.hpp"
#include "tests/geo/io/scratch.hpp"

#include <cstdlib>
#include <map>

#include <gmock/gmock.h>

namespace geo {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing_archives::archiveOf;
using testing_archives::MadeEntry;
using testing_files::contentOf;
using Contents = std::map<std::string, std::string>;  // by name

constexpr std::string_view kToml =
    "format = 1\nid = 'x'\ntitle = 'Two harbours'\nextent = [-30, 45, -29, 46]\n"
    "from = '2021-01-01'\nto = '2022-01-01'\nsources = 'sources.csv'\n\n"
    "[[layer]]\nid = 'places'\nkind = 'place'\ntitle = 'Places'\nfile = 'data/places.csv'\n";

Contents smallScenario() {
  return {{"scenario/scenario.toml", std::string(kToml)},
          {"scenario/sources.csv", "id,title\na,Bulletin\n"},
          {"scenario/data/places.csv", "id,name,lon,lat,source\n1,Here,-29.5,45.5,a\n"},
          {"assets/NOTICE.md", "Whose data these are.\n"}};
}

/// Two files, for tests that open thousands of bundles.
Contents tinyScenario() {
  const std::string toml(kToml.substr(0, kToml.find("sources")));
  return {{"scenario/scenario.toml", toml}, {"scenario/a.csv", "id\n"}};
}

std::vector<BundleEntry> entriesOf(const Contents& contents) {
  std::vector<BundleEntry> entries;
  for (const auto& [name, content] : contents) entries.push_back({name, {}, content});
  return entries;
}

/// As an honest program would write it, entry by entry, but in any tool.
std::vector<MadeEntry> honest(const Contents& contents) {
  BundleManifest manifest{"test", "Two harbours", SpeakerNotes::Kept, {}};
  std::vector<MadeEntry> entries{{std::string(kBundleTypeName), std::string(kBundleType)}};
  for (const auto& [name, content] : contents) entries.push_back({name, content});
  for (const MadeEntry& entry : entries) {
    manifest.files.push_back({entry.name, entry.content.size(), sha256OfBytes(entry.content)});
  }
  entries.push_back({std::string(kManifestName), manifestText(manifest)});
  return entries;
}

class Bundle : public testing::Test {
 protected:
  Bundle() {
    fs::create_directory(temporary());
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", temporary().c_str(), 1);
  }
  ~Bundle() override {
    before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR");
    EXPECT_TRUE(fs::is_empty(temporary())) << "something is left";
  }

  fs::path temporary() const { return folder_.path() / "tmp"; }
  fs::path file() const { return folder_.path() / "briefing.truceline"; }

  fs::path written(std::vector<BundleEntry> entries) const {
    const BundleManifest about{"truceline 9.9", "Two harbours", SpeakerNotes::LeftOut, {}};
    const auto done = writeBundle(file(), about, std::move(entries));
    EXPECT_TRUE(done) << describe(done.error());
    return file();
  }

  Result<OpenBundle> opened(const std::string& bytes) const {
    return OpenBundle::open(folder_.write("briefing.truceline", bytes));
  }
  Result<OpenBundle> opened(const std::vector<MadeEntry>& entries) const {
    return opened(archiveOf(entries));
  }

  /// Refused in one line with these words in it, and nothing left.
  template <class Made>
  void expectRefused(const Made& made, const std::string& says) {
    const auto bundle = opened(made);
    ASSERT_FALSE(bundle) << says;
    EXPECT_THAT(bundle.error().what, HasSubstr(says));
    EXPECT_EQ(bundle.error().what.find('\n'), std::string::npos);
    EXPECT_EQ(bundle.error().on, file());
    EXPECT_TRUE(fs::is_empty(temporary())) << says;
  }

  support::TemporaryFolder folder_;
  std::optional<std::string> before_;
};

Contents contentsOf(const OpenBundle& bundle) {
  Contents contents;
  for (const auto& entry : fs::recursive_directory_iterator(bundle.folder())) {
    if (entry.is_directory()) continue;
    EXPECT_TRUE(entry.is_regular_file() && !entry.is_symlink()) << entry.path();
    const fs::path name = entry.path().lexically_relative(bundle.folder());
    if (name != kBundleTypeName) contents[name.string()] = contentOf(entry.path());
  }
  return contents;
}

TEST_F(Bundle, GivesBackWhatWasPutIn) {
  Contents contents = smallScenario();
  contents["assets/basemap/empty"] = "";
  contents["assets/basemap/large"] = std::string(300'000, 'x') + '\0' + "\xff";
  auto entries = entriesOf(contents);
  const std::string text = "from a file\n";
  entries.push_back({"scenario/note ä.txt", folder_.write("note", text)});
  contents["scenario/note ä.txt"] = text;
  const auto bundle = OpenBundle::open(written(entries));
  ASSERT_TRUE(bundle) << describe(bundle.error());
  EXPECT_EQ(contentsOf(*bundle), contents);
  EXPECT_EQ(bundle->manifest().program, "truceline 9.9");
  EXPECT_EQ(bundle->manifest().title, "Two harbours");
  EXPECT_EQ(bundle->manifest().notes, SpeakerNotes::LeftOut);
  EXPECT_EQ(bundle->manifest().files.size(), contents.size() + 1);
  EXPECT_EQ(fs::status(bundle->folder()).permissions(), fs::perms::owner_all);
  Report report;
  const auto scenario = readScenario(bundle->scenario(), report);
  ASSERT_TRUE(scenario);
  EXPECT_EQ(testing_files::textOf(report), "");
  EXPECT_EQ(scenario->layers.at(0).features.size(), 1u);
}

TEST_F(Bundle, IsTheSameBytesForTheSameContent) {
  auto entries = entriesOf(smallScenario());
  const fs::path source = folder_.write("source", "rows\n");
  entries.push_back({"scenario/rows.csv", source});
  const std::string first = contentOf(written(entries));
  EXPECT_EQ(first.substr(10, 4), std::string("\0\0\x21\0", 4)) << "not 1 January 1980";
  std::ranges::reverse(entries);
  fs::last_write_time(source, fs::file_time_type::clock::now() + std::chrono::hours(5));
  EXPECT_EQ(contentOf(written(entries)), first);
  entries.front().text = "other rows\n";
  EXPECT_NE(contentOf(written(entries)), first);
}

TEST_F(Bundle, IsKnownByItsEndingAndByItsContent) {
  const fs::path bundle = written(entriesOf(smallScenario()));
  EXPECT_TRUE(isBundle(bundle));
  EXPECT_TRUE(isBundle("not there.TruceLine"));
  const fs::path renamed = folder_.path() / "briefing.zip";
  fs::copy(bundle, renamed);
  EXPECT_TRUE(isBundle(renamed));
  EXPECT_TRUE(OpenBundle::open(renamed));
  EXPECT_FALSE(isBundle(folder_.write("rows.zip", archiveOf({{"rows.csv", "id\n1\n"}}))));
  EXPECT_FALSE(isBundle(folder_.write("short.zip", "PK\x03\x04")));
  EXPECT_FALSE(isBundle(folder_.path() / "nothing.zip"));
  fs::create_directory(folder_.path() / "folder.truceline");
  EXPECT_FALSE(isBundle(folder_.path() / "folder.truceline"));
}

TEST_F(Bundle, OfAnotherToolOpensWhenItIsHonest) {
  auto entries = honest(smallScenario());
  entries[1].method = 8;
  const auto bundle = opened(entries);
  ASSERT_TRUE(bundle) << describe(bundle.error());
  EXPECT_EQ(contentsOf(*bundle), smallScenario());
}

TEST_F(Bundle, RefusesNamesThatAreNotPlain) {
  const std::string kNames[] = {"../out",
                                "scenario/../../out",
                                "scenario/..",
                                "/etc/passwd",
                                "C:/out",
                                "c:out",
                                "scenario\\out",
                                "..\\out",
                                "scenario//out",
                                "./out",
                                "scenario/./out",
                                "scenario/",
                                "a\nb",
                                std::string("a\0b", 3),
                                "a\xff",
                                "scenario/sources.csv/in",
                                "SCENARIO/Sources.csv",
                                "Manifest.json",
                                "scenario/sources.csv",
                                "MIMETYPE"};
  for (const std::string& name : kNames) {
    auto entries = honest(smallScenario());
    entries.insert(entries.end() - 1, {name, "x"});
    expectRefused(entries, "the entry '");
  }
  auto entries = honest(smallScenario());
  entries.push_back({"", "x"});
  expectRefused(entries, "has no name");
  entries.back().name = std::string(kLongestBundledName + 1, 'a');
  expectRefused(entries, "too long");
  for (const char* name : {"../out", "scenario/scenario.TOML", "a:b", "a\\b", "manifest.json"}) {
    auto more = entriesOf(smallScenario());
    more.push_back({name, {}, "x"});
    EXPECT_FALSE(writeBundle(file(), {}, more)) << name;
  }
}

TEST_F(Bundle, RefusesEntriesThatAreNoPlainFiles) {
  struct {
    std::string says;
    std::uint16_t flags = 0, method = 0;
    std::uint32_t mode = 0100644;
  } const kCases[] = {{"link", 0, 0, 0120777},      {"link", 0, 0, 0010644},
                      {"link", 0, 0, 0040755},      {"encrypted", 1, 0},
                      {"encrypted", 1 << 6 | 1, 0}, {"encrypted", 1 << 13, 0},
                      {"unknown way", 0, 12},       {"unknown way", 0, 99}};
  for (const auto& one : kCases) {
    auto entries = honest(smallScenario());
    entries[2].flags = one.flags;
    entries[2].method = one.method;
    entries[2].mode = one.mode;
    expectRefused(entries, "the entry '" + entries[2].name + "'");
    expectRefused(entries, one.says);
  }
}

TEST_F(Bundle, RefusesWhatIsTooLarge) {
  const auto with = [](std::uint32_t bytes, std::uint32_t packed) {
    auto entries = honest(smallScenario());
    for (int i = 0; i < 3; ++i) entries.push_back({"big" + std::to_string(i), "x"});
    for (std::size_t i = entries.size() - 3; i < entries.size(); ++i) {
      entries[i].statedBytes = bytes;
      entries[i].statedPackedBytes = packed;
    }
    return entries;
  };
  expectRefused(with(kMostBytesOfBundledFile + 1, 1 << 29), "the entry 'big0' is too large");
  expectRefused(with(kMostBytesOfBundledFile, 1 << 29), "are the most");
  expectRefused(with(100 << 20, 100), "the entry 'big0' unpacks to too many times its size");
  auto entries = honest(smallScenario());
  while (entries.size() <= kMostBundledFiles)
    entries.push_back({"f" + std::to_string(entries.size()), ""});
  expectRefused(entries, "are the most");
  entries = honest(smallScenario());
  entries.back().content = std::string(kMostManifestBytes + 1, ' ');
  expectRefused(entries, "manifest.json' is too large");
}

TEST_F(Bundle, RefusesABombWhateverItStates) {
  auto entries = honest(smallScenario());
  entries[2].content = std::string(16 << 20, '0');
  entries[2].method = 8;
  expectRefused(entries, "too many times");
  entries[2].statedBytes = static_cast<std::uint32_t>(smallScenario().begin()->second.size());
  for (const std::uint32_t bytes : {1u, 22u, 5000u, 1u << 20}) {
    entries[2].statedBytes = bytes;
    const auto bundle = opened(entries);
    EXPECT_FALSE(bundle) << bytes;
    EXPECT_TRUE(fs::is_empty(temporary()));
  }
}

TEST_F(Bundle, AndItsManifestNameTheSameFiles) {
  auto entries = honest(smallScenario());
  entries.push_back({"scenario/more.csv", "id\n"});
  expectRefused(entries, "the entry 'scenario/more.csv' is not in the manifest");
  entries = honest(smallScenario());
  std::erase_if(entries, [](const auto& entry) { return entry.name == "scenario/sources.csv"; });
  expectRefused(entries, "the entry 'scenario/sources.csv' is in the manifest, but not");
  entries = honest(smallScenario());
  entries[1].content += "!";
  expectRefused(entries, "the entry '" + entries[1].name + "' is of another size");
  entries = honest(smallScenario());
  entries[1].content[0] = '!';
  expectRefused(entries, "the entry '" + entries[1].name + "' has been changed");
  entries = honest(smallScenario());
  entries.pop_back();
  expectRefused(entries, "no manifest.json");
}

TEST_F(Bundle, RefusesManifestsThatAreNone) {
  const std::string file =
      "{\"path\": \"a\", \"size\": 1, \"sha256\": \"" + std::string(64, 'a') + "\"}";
  const std::string begin = "{\"format\": \"truceline bundle\", \"version\": 1, \"files\": ";
  EXPECT_TRUE(parseManifest(begin + "[" + file + "]}"));
  for (const std::string& text :
       {std::string(""), std::string("{}"), std::string("[]"), std::string("\xff"), begin,
        begin + "{}}", begin + "[1]}", begin + "[{}]}", begin + "[" + file + ",{\"path\": \"b\"}]}",
        std::string("{\"format\": \"truceline bundle\", \"version\": 2, \"files\": []}"),
        std::string("{\"format\": \"other\", \"version\": 1, \"files\": []}"),
        std::string("{\"format\": \"truceline bundle\", \"files\": []}"),
        begin + "[{\"path\": \"a\", \"size\": -1, \"sha256\": \"" + std::string(64, 'a') + "\"}]}",
        begin + "[{\"path\": \"a\", \"size\": 1, \"sha256\": \"" + std::string(63, 'a') + "\"}]}",
        std::string(100'000, '[')}) {
    const auto manifest = parseManifest(text);
    ASSERT_FALSE(manifest) << text.substr(0, 200);
    EXPECT_THAT(manifest.error().what, HasSubstr("manifest.json"));
  }
  auto entries = honest(smallScenario());
  auto twice = parseManifest(entries.back().content).value();
  twice.files.push_back(twice.files.back());
  entries.back().content = manifestText(twice);
  expectRefused(entries, "is listed twice");
}

TEST_F(Bundle, ScenarioNamesNothingOutsideOfIt) {
  for (const char* name :
       {"../assets/NOTICE.md", "../../out.csv", "/etc/passwd", "https://example.org/rows.csv",
        "PG:dbname=war", "postgresql://user:word@host/war", "/vsicurl/https://example.org/a.csv",
        "gone.csv", ".", ""}) {
    for (const char* key :
         {"[[table]]\nfile", "[[layer]]\nid = 'b'\nkind = 'site'\ntitle = 'B'\nfile"}) {
      Contents contents = smallScenario();
      contents["scenario/scenario.toml"] += std::string(key) + " = '" + name + "'\n";
      const auto bundle = opened(honest(contents));
      if (std::string_view(name).empty() && bundle) continue;  // names nothing
      ASSERT_FALSE(bundle) << name << " " << key;
      EXPECT_THAT(bundle.error().what, HasSubstr("scenario/scenario.toml"));
    }
  }
  Contents contents = smallScenario();
  contents["scenario/scenario.toml"] += "[[table]]\nfile = 'rows.gdb'\n";
  contents["scenario/rows.gdb/a"] = "a folder that is a table";
  EXPECT_TRUE(opened(honest(contents)));
  contents.erase("scenario/scenario.toml");
  expectRefused(honest(contents), "no scenario/scenario.toml");
  contents["scenario/scenario.toml"] = "no TOML";
  expectRefused(honest(contents), "not TOML");
}

TEST_F(Bundle, ThatIsCutShortIsRefused) {
  const std::string whole = contentOf(written(entriesOf(tinyScenario())));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    ASSERT_FALSE(opened(whole.substr(0, length))) << length;
  }
  expectRefused(whole.substr(0, whole.size() / 2), "cut short");
  expectRefused(std::string("id,name\n1,a table\n"), "not a bundle");
  EXPECT_EQ(OpenBundle::open(folder_.path() / "gone.truceline").error().kind,
            Failure::Kind::NotFound);
}

TEST_F(Bundle, WithAnyByteFlippedIsRefusedOrTheSame) {
  const std::string whole = contentOf(written(entriesOf(tinyScenario())));
  constexpr int kFlips[] = {0x01, 0x80, 0xff, 0x20};
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ kFlips[at % std::size(kFlips)]);
    const auto bundle = opened(changed);
    if (bundle) {
      ASSERT_EQ(contentsOf(*bundle), tinyScenario()) << at;
      ASSERT_EQ(bundle->manifest().title, "Two harbours") << at;
    } else {
      ++refused;
      ASSERT_FALSE(bundle.error().what.empty());
    }
  }
  EXPECT_GT(refused, whole.size() / 2);
}

TEST_F(Bundle, IsNotWrittenOfWhatCannotBeRead) {
  auto entries = entriesOf(smallScenario());
  entries.push_back({"assets/gone", folder_.path() / "gone"});
  const auto done = writeBundle(file(), {}, entries);
  ASSERT_FALSE(done);
  EXPECT_THAT(describe(done.error()), HasSubstr("gone"));
  EXPECT_FALSE(writeBundle("/dev/full", {}, entriesOf(smallScenario())));
  Contents contents = smallScenario();
  contents["scenario/scenario.toml"] += "[[table]]\nfile = 'gone.csv'\n";
  EXPECT_THAT(writeBundle(file(), {}, entriesOf(contents)).error().what, HasSubstr("gone.csv"));
}

}  // namespace
}  // namespace geo
