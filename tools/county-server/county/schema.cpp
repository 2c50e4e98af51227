#include "county/schema.hpp"

#include <array>
#include <stdexcept>

#include "county/schema/steps.hpp"

namespace liaison::county {

void bring_up_to_date(soci::session& sql, const Engine& engine) {
    const std::array steps{step_1(), step_2(), step_3(), step_4(),  step_5(), step_6(),
                           step_7(), step_8(), step_9(), step_10(), step_11()};
    const auto version = static_cast<std::size_t>(engine.schema_version(sql));
    if (version > steps.size()) throw std::runtime_error("a newer county-server made this database");
    if (version == steps.size()) return;
    for (std::size_t next = version; next < steps.size(); ++next) {
        const Step& step = steps.at(next);
        engine.run_script(sql, step.both);
        if (sql.get_backend_name() == "sqlite3") engine.run_script(sql, step.sqlite);
        if (step.convert) step.convert(sql);
    }
    engine.set_schema_version(sql, static_cast<std::int64_t>(steps.size()));
}

} // namespace liaison::county
