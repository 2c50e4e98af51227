// Whom stations believe, and configurations whose header is signed. What was published in the form before has
// no header: stations go on with what they have of it until the county publishes the next.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_6() {
    return {.both = R"sql(
CREATE TABLE trust_root (
    version  INTEGER PRIMARY KEY,
    envelope TEXT NOT NULL             -- as kiosks get it
);
ALTER TABLE configuration ADD COLUMN header TEXT; -- the signed statement with its signatures; NULL: of the form before
)sql"};
}

} // namespace liaison::county
