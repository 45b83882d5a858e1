#include "store/codec.h"

#include "model/names.h"

#include <bit>
#include <concepts>
#include <cstring>
#include <type_traits>
#include <zstd.h>

namespace claimline::store {

namespace {

// ---------------------------------------------------------------- members, in order; add at the end only

template<class T>
constexpr bool isStructure = false;

#define CLAIMLINE_STRUCTURE(Type, ...)                                                                       \
    template<>                                                                                               \
    constexpr bool isStructure<Type> = true;                                                                 \
    template<class Coder>                                                                                    \
    void members(Coder& code, Type& v) {                                                                     \
        code(__VA_ARGS__);                                                                                   \
    }

CLAIMLINE_STRUCTURE(When, v.edtf, v.earliestStart, v.latestStart, v.earliestEnd, v.latestEnd, v.precision,
                    v.approximate, v.uncertain, v.openStart, v.openEnd, v.zoneMinutes, v.basis, v.confidence,
                    v.because)
CLAIMLINE_STRUCTURE(Cut, v.span, v.kind, v.because)
CLAIMLINE_STRUCTURE(Provenance, v.field, v.because)
CLAIMLINE_STRUCTURE(Article, v.id, v.textHash, v.rawHash, v.path, v.format, v.url, v.title, v.titleSpan,
                    v.publisher, v.agency, v.author, v.language, v.dateline, v.published, v.cuts,
                    v.provenance)
CLAIMLINE_STRUCTURE(Timex, v.span, v.type, v.value, v.when, v.anchor, v.outlook)
CLAIMLINE_STRUCTURE(Source, v.key, v.name, v.kind, v.country, v.party, v.office)
CLAIMLINE_STRUCTURE(Claim, v.id, v.source, v.cue, v.content, v.quote, v.speaker, v.cueLemma, v.stance, v.form,
                    v.certainty, v.chain, v.origin, v.reverses, v.said)
CLAIMLINE_STRUCTURE(Place, v.name, v.region, v.country, v.latitude, v.longitude, v.located, v.span)
CLAIMLINE_STRUCTURE(Scope, v.who, v.part, v.reach, v.asOf)
CLAIMLINE_STRUCTURE(Answer, v.facet, v.name, v.kind, v.value, v.low, v.high, v.unit, v.hedge, v.scope, v.span,
                    v.claim, v.denied)
CLAIMLINE_STRUCTURE(Report, v.id, v.span, v.quote, v.predicate, v.lemma, v.title, v.type, v.modality,
                    v.headline, v.when, v.timeSpan, v.places, v.actors, v.targets, v.claims, v.answers,
                    v.terms, v.mentions)
CLAIMLINE_STRUCTURE(Facts, v.published, v.dateReasons, v.timexes, v.places, v.sources, v.claims, v.reports)
CLAIMLINE_STRUCTURE(Cell, v.article, v.claim, v.source, v.sourceKey, v.party, v.origin, v.originWhy, v.answer,
                    v.stance, v.certainty, v.quote, v.quoteSpan, v.said, v.state, v.body)
CLAIMLINE_STRUCTURE(Facet, v.key, v.name, v.kind, v.status, v.because, v.cells)
CLAIMLINE_STRUCTURE(ReportRef, v.article, v.report, v.quoteSpan, v.timeSpan, v.when, v.quote, v.timeQuote)
CLAIMLINE_STRUCTURE(Event, v.id, v.title, v.summary, v.type, v.modality, v.when, v.places, v.reports,
                    v.claims, v.sources, v.parties, v.origins, v.facets, v.status, v.conflicts)

#undef CLAIMLINE_STRUCTURE

template<class Enum>
constexpr int valuesOf() {
    if constexpr (std::same_as<Enum, TimeAnchor>)
        return static_cast<int>(TimeAnchor::previous) + 1; // has no names: it never leaves the program
    else
        return countOf<Enum>();
}

// ---------------------------------------------------------------- writing

class Writer {
public:
    template<class... Values>
    void operator()(const Values&... values) {
        (put(values), ...);
    }
    std::string out;

private:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            out.push_back(static_cast<char>(value | 0x80));
        out.push_back(static_cast<char>(value));
    }
    void fixed(std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            out.push_back(static_cast<char>(value >> 8 * i));
    }
    void put(bool value) { out.push_back(value ? 1 : 0); }
    void put(double value) { fixed(std::bit_cast<std::uint64_t>(value), 8); }
    void put(float value) { fixed(std::bit_cast<std::uint32_t>(value), 4); }
    void put(const std::string& value) {
        number(value.size());
        out += value;
    }
    void put(const Sha256& value) { out.append(value.begin(), value.end()); }
    void put(Span value) {
        put(value.begin);
        put(static_cast<std::int64_t>(value.end) - value.begin);
    }
    template<class Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { number(static_cast<std::uint64_t>(value)); }
    template<std::unsigned_integral Number>
    void put(Number value) {
        number(value);
    }
    template<std::signed_integral Number>
    void put(Number value) {
        const auto wide = static_cast<std::int64_t>(value);
        number(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63)); // zigzag
    }
    template<class Tag>
    void put(Id<Tag> value) {
        fixed(value.value, 8);
    }
    template<class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template<class A, class B>
    void put(const std::pair<A, B>& value) {
        put(value.first);
        put(value.second);
    }
    template<class T>
    void put(const std::vector<T>& values) {
        number(values.size());
        for (const T& value : values)
            put(value);
    }
    template<class T>
    requires isStructure<T>
    void put(const T& value) {
        static const T byDefault;
        const std::size_t at = out.size();
        fixed(0, 4);
        if (value == byDefault)
            return;
        members(*this, const_cast<T&>(value)); // one list of members serves both ways; a Writer changes none
        const std::size_t length = out.size() - at - 4;
        for (std::size_t i = 0; i < 4; ++i)
            out[at + i] = static_cast<char>(length >> 8 * i);
    }
};

// ---------------------------------------------------------------- reading

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : rest_(bytes) {}
    template<class... Values>
    void operator()(Values&... values) {
        (get(values), ...);
    }
    bool good() const { return good_; }

private:
    std::string_view take(std::size_t bytes) {
        if (bytes > rest_.size()) {
            good_ = false;
            rest_ = {};
            return {};
        }
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return taken;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::string_view byte = take(1);
            if (byte.empty())
                return 0;
            value |= static_cast<std::uint64_t>(byte[0] & 0x7F) << shift;
            if (!(byte[0] & 0x80))
                return value;
        }
        good_ = false;
        return 0;
    }
    std::uint64_t fixed(std::size_t bytes) {
        std::uint64_t value = 0;
        const std::string_view taken = take(bytes);
        for (std::size_t i = 0; i < taken.size(); ++i)
            value |= std::uint64_t{static_cast<unsigned char>(taken[i])} << 8 * i;
        return value;
    }
    void get(bool& value) { value = fixed(1) != 0; }
    void get(double& value) { value = std::bit_cast<double>(fixed(8)); }
    void get(float& value) { value = std::bit_cast<float>(static_cast<std::uint32_t>(fixed(4))); }
    void get(std::string& value) { value = take(number()); }
    void get(Sha256& value) {
        if (const std::string_view taken = take(value.size()); !taken.empty())
            std::memcpy(value.data(), taken.data(), value.size());
    }
    void get(Span& value) {
        std::int64_t size = 0;
        get(value.begin);
        get(size);
        value.end = static_cast<std::uint32_t>(value.begin + size);
    }
    template<class Enum>
    requires std::is_enum_v<Enum>
    void get(Enum& value) {
        const std::uint64_t raw = number();
        if (raw >= static_cast<std::uint64_t>(valuesOf<Enum>()))
            good_ = false;
        else
            value = static_cast<Enum>(raw);
    }
    template<std::unsigned_integral Number>
    void get(Number& value) {
        value = static_cast<Number>(number());
    }
    template<std::signed_integral Number>
    void get(Number& value) {
        const std::uint64_t raw = number();
        value =
            static_cast<Number>(static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1));
    }
    template<class Tag>
    void get(Id<Tag>& value) {
        value.value = fixed(8);
    }
    template<class T>
    void get(std::optional<T>& value) {
        bool there = false;
        get(there);
        if (there)
            get(value.emplace());
    }
    template<class A, class B>
    void get(std::pair<A, B>& value) {
        get(value.first);
        get(value.second);
    }
    template<class T>
    void get(std::vector<T>& values) {
        const std::uint64_t count = number();
        if (count > rest_.size()) { // each takes a byte at least
            good_ = false;
            return;
        }
        for (std::uint64_t i = 0; i < count && good_; ++i)
            get(values.emplace_back());
    }
    template<class T>
    requires isStructure<T>
    void get(T& value) {
        const std::string_view own = take(fixed(4));
        if (own.empty())
            return;
        const std::string_view after = rest_;
        rest_ = own;
        getMembers(value);
        rest_ = after; // what a newer version added behind is passed over
    }
    // A shorter structure is of an older version: what it lacks stays as by default.
    template<class T>
    void getMembers(T& value);

    std::string_view rest_;
    bool good_ = true;
};

// Reads member after member while there are bytes.
class MemberReader {
public:
    MemberReader(Reader& reader, std::string_view& rest)
        : reader_(reader)
        , rest_(rest) {}
    template<class... Values>
    void operator()(Values&... values) {
        ((rest_.empty() ? void() : reader_(values)), ...);
    }

private:
    Reader& reader_;
    std::string_view& rest_;
};

template<class T>
void Reader::getMembers(T& value) {
    MemberReader each(*this, rest_);
    members(each, value);
}

template<class T>
Result<T> decoded(std::string_view bytes, std::string_view what) {
    Result<std::string> plain = decompress(bytes);
    if (!plain)
        return tl::unexpected(plain.error());
    T value{};
    Reader reader(*plain);
    reader(value);
    if (!reader.good())
        return fail(ErrorKind::corrupt, "", "stored " + std::string(what) + " cannot be read");
    return value;
}

template<class T>
std::string encoded(const T& value) {
    Writer writer;
    writer(value);
    return compress(writer.out);
}

constexpr std::size_t mostBytes = 256u << 20; // of one unpacked value

} // namespace

std::string encode(const Facts& facts) {
    return encoded(facts);
}
std::string encode(const Event& event) {
    return encoded(event);
}
std::string encodeHead(const Article& article) {
    return encoded(article);
}
std::string encode(const When& when) {
    return encoded(when);
}

Result<Facts> decodeFacts(std::string_view bytes) {
    return decoded<Facts>(bytes, "facts");
}
Result<Event> decodeEvent(std::string_view bytes) {
    return decoded<Event>(bytes, "event");
}
Result<Article> decodeHead(std::string_view bytes) {
    return decoded<Article>(bytes, "article");
}
Result<When> decodeWhen(std::string_view bytes) {
    return decoded<When>(bytes, "date");
}

std::string compress(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    // Level 1: a tenth larger than level 3 and twice as fast; import is what waits.
    const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 1);
    out.resize(ZSTD_isError(size) ? 0 : size);
    return out;
}

Result<std::string> decompress(std::string_view bytes) {
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > mostBytes)
        return fail(ErrorKind::corrupt, "", "a stored value cannot be unpacked");
    std::string out(size, '\0');
    if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != size)
        return fail(ErrorKind::corrupt, "", "a stored value cannot be unpacked");
    return out;
}

} // namespace claimline::store
