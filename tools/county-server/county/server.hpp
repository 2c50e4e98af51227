// The HTTPS server: limits, headers, what becomes of exceptions.
#pragma once

#include <memory>
#include <string>

#include <httplib.h>

#include "county/office.hpp"

namespace liaison::county {

class Server {
public:
    // Throws std::runtime_error: the certificate or its key cannot be used.
    Server(const DataFolder& folder, Office& office);

    // Port 0: any free one. Gives the port; throws std::runtime_error.
    int bind(const std::string& host, int port);
    void run();  // until stop()
    void stop(); // from another thread, after run() was called; answers what is under way

private:
    httplib::SSLServer server_;
};

} // namespace liaison::county
