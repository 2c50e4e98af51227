// One connection: its requests one after the other, each within its time.
#pragma once

#include "county/http/core.hpp"

namespace liaison::county {

using PlainStream = beast::tcp_stream;
using TlsStream = asio::ssl::stream<beast::tcp_stream>;

template <class Stream>
asio::awaitable<void> converse(ListenerCore& core, Stream stream, const Router& router);

extern template asio::awaitable<void> converse(ListenerCore&, PlainStream, const Router&);
extern template asio::awaitable<void> converse(ListenerCore&, TlsStream, const Router&);

} // namespace liaison::county
