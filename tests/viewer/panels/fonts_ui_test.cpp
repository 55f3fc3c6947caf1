// Whatever the region's people write with is there in the panels' fonts.
#include "driver.hpp"

#include <cstddef>
#include <string_view>

#include <gtest/gtest.h>

namespace viewer {
namespace {

TEST(Fonts, HaveTheLettersOfTheRegionsLanguages) {
  const tests::Driver driver;
  constexpr std::u16string_view kAlphabets[] = {
      u"AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz",  // Azerbaijani
      u"ÂâÎîÛû",                                                            // Turkish
      u"АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя№",
      u"ԱաԲբԳգԴդԵեԶզԷէԸըԹթԺժԻիԼլԽխԾծԿկՀհՁձՂղՃճՄմՅյՆնՇշՈոՉչՊպՋջՌռՍսՎվՏտՐրՑցՒւՓփՔքՕօՖֆև",
      u"აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
      u"ÄäÖöÜüßéèêëàâçîïôûù",
      u"–—“”«»„…°′″"};
  for (const ImFont* font :
       {driver.info.fonts.normal, driver.info.fonts.small, driver.info.fonts.bold}) {
    for (const std::u16string_view alphabet : kAlphabets) {
      for (const char16_t letter : alphabet) {
        EXPECT_NE(font->FindGlyphNoFallback(letter), nullptr)
            << std::hex << static_cast<unsigned>(letter);
      }
    }
  }
}

}  // namespace
}  // namespace viewer
