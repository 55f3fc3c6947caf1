// A key under which a name is found, however it is spelt: case, accents and scripts made
// comparable.
#pragma once

#include <string>
#include <string_view>

namespace geo {

/// "Şuşa", "Шуша", "Shusha", "susa" all become "susa". Latin loses case and accents; Cyrillic,
/// Armenian, Georgian, Arabic and Persian letters become Latin ones; then sounds that are spelt in
/// many ways get one letter:
///   s: sh ş ш շ   h: kh x х խ   g: gh ğ q ղ   z: zh ж ժ   c: ch ç ч չ ճ, ts ц ծ, j дж ջ
///   i: y ı ы ը    e: ə ye ie    v: w
/// Double letters stand once, punctuation and blanks are one blank, apostrophes are nothing. The
/// key is for comparing, not for showing: Shosh and Sos have the same. Folding a key changes
/// nothing. Other scripts stay as they are, and so does the whole of a text that is no UTF-8.
std::string foldedText(std::string_view utf8);

}  // namespace geo
