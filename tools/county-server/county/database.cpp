#include "county/database.hpp"

#include "county/schema.hpp"

namespace liaison::county {

namespace {

std::unique_ptr<Engine> make_engine(const std::string& place, std::chrono::milliseconds patience) {
    return is_postgresql(place) ? make_postgresql_engine(place, patience) : make_sqlite_engine(place, patience);
}

class Transaction {
public:
    Transaction(const Engine& engine, soci::session& sql, const Lock& lock) : sql_(sql) {
        try {
            engine.begin(sql, lock);
        } catch (...) {
            roll_back(); // it may have begun, and the lock not come
            throw;
        }
    }
    ~Transaction() {
        if (!committed_) roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        sql_ << "COMMIT";
        committed_ = true;
    }

private:
    void roll_back() noexcept {
        try {
            sql_ << "ROLLBACK";
        } catch (const std::exception&) {
            // Nothing is open any more: the database did it by itself, or the connection is gone.
        }
    }

    soci::session& sql_;
    bool committed_ = false;
};

} // namespace

Database::Database(const std::string& place, std::chrono::milliseconds patience)
    : engine_(make_engine(place, patience)),
      changing_(engine_->sessions().changing, patience,
                [this](soci::session& sql) { engine_->open_for_changing(sql); }) {
    if (const std::size_t readers = engine_->sessions().reading; readers > 0)
        reading_.emplace(readers, patience, [this](soci::session& sql) { engine_->open_for_reading(sql); });
    change(Lock::schema(), [&](soci::session& sql) { bring_up_to_date(sql, *engine_); });
}

template <class Work>
void Database::attempt(SessionPool& pool, Work work) {
    constexpr int most_attempts = 3;
    for (int number = 1;; ++number) {
        SessionPool::Lease lease(pool);
        bool is_decided =
            false; // the database was told to keep it: whether it did is its secret if it is lost now
        try {
            return work(lease.session(), is_decided);
        } catch (const soci::soci_error& error) {
            const bool is_alive = engine_->is_alive(lease.session());
            if (!is_alive) lease.drop();
            const bool may_try = is_alive ? engine_->has_passed(error) : !is_decided;
            if (!may_try || number == most_attempts) throw StoreTrouble(error.get_error_message());
        }
    }
}

void Database::read(const Session& work) {
    attempt(reading_ ? *reading_ : changing_, [&](soci::session& sql, bool&) { work(sql); });
}

void Database::write(const Lock& lock, const Session& work) {
    attempt(changing_, [&](soci::session& sql, bool& is_decided) {
        Transaction transaction(*engine_, sql, lock);
        work(sql);
        is_decided = true;
        transaction.commit();
    });
}

} // namespace liaison::county
