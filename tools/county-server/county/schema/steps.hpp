// How the schema came to be, one file a step. A step is never changed once it was in use; the next one mends
// it.
#pragma once

#include <soci/soci.h>

namespace liaison::county {

struct Step {
    // What holds on both databases, in SQLite's words for the types: INTEGER (64 bits), TEXT, BLOB, and
    // INTEGER PRIMARY KEY AUTOINCREMENT for numbers that the database gives. In no other sense do they stand
    // here.
    const char* both = "";
    const char* sqlite = "";                   // then, on SQLite only: data of before there was PostgreSQL
    void (*convert)(soci::session&) = nullptr; // then: what SQL alone cannot do, one statement at a time
};

Step step_1();
Step step_2();
Step step_3();
Step step_4();
Step step_5();
Step step_6();
Step step_7();
Step step_8();
Step step_9();
Step step_10();
Step step_11();

} // namespace liaison::county
