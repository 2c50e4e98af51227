#include "store/migrations.hpp"

#include <array>

namespace liaison::store {

extern const char* const visits_and_outbox;
extern const char* const configuration;
extern const char* const drafts_and_boots;
extern const char* const more_kinds_of_records;
extern const char* const travel_documents;
extern const char* const print_jobs;
extern const char* const opinions;
extern const char* const sheets;
extern const char* const queue;
extern const char* const opinion_chain;
extern const char* const activities;
extern const char* const shared_slots;
extern const char* const clocks_and_health;
extern const char* const trust;
extern const char* const sealed_values;

std::span<const Migration> all_migrations() {
    static const std::array<Migration, 15> steps{{
        {1, visits_and_outbox},
        {2, configuration},
        {3, drafts_and_boots},
        {4, more_kinds_of_records},
        {5, print_jobs},
        {6, travel_documents},
        {7, opinions},
        {8, sheets},
        {9, queue},
        {10, opinion_chain},
        {11, activities},
        {12, shared_slots},
        {13, clocks_and_health},
        {14, trust},
        {15, sealed_values},
    }};
    return steps;
}

} // namespace liaison::store
