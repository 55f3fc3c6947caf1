// The user's word on the network: nothing goes out unasked.
#pragma once

namespace geo {

enum class Network { Forbidden, Allowed };

}  // namespace geo
