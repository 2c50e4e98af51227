// A bounded cache that forgets what was not used for longest.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <unordered_map>
#include <utility>

namespace liaison::ui {

// Values are shared: one that is still in use by its reader outlives its eviction.
// `cost` of an entry is in whatever unit the bound is given in.
template <typename Key, typename Value, typename Hash>
class LruCache {
public:
    explicit LruCache(std::size_t most_cost) : most_cost_(most_cost) {}

    std::shared_ptr<const Value> find(const Key& key) {
        const auto found = index_.find(key);
        if (found == index_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->value;
    }

    // An entry larger than the bound alone is kept until the next one comes.
    std::shared_ptr<const Value> put(const Key& key, Value value, std::size_t cost) {
        entries_.push_front({key, std::make_shared<const Value>(std::move(value)), cost});
        index_[key] = entries_.begin();
        cost_ += cost;
        while (cost_ > most_cost_ && entries_.size() > 1) {
            cost_ -= entries_.back().cost;
            index_.erase(entries_.back().key);
            entries_.pop_back();
        }
        return entries_.front().value;
    }

    void clear() {
        index_.clear();
        entries_.clear();
        cost_ = 0;
    }

    std::size_t cost() const { return cost_; }
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        Key key;
        std::shared_ptr<const Value> value;
        std::size_t cost;
    };

    std::list<Entry> entries_;
    std::unordered_map<Key, typename std::list<Entry>::iterator, Hash> index_;
    std::size_t most_cost_;
    std::size_t cost_ = 0;
};

} // namespace liaison::ui
