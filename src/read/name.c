/* name.c - suffixes and dates in file names. */
#include "read/name.h"

#include <string.h>

enum { LONGEST_SUFFIX = 5 };

/* `squeezed`: one compressed file, whose own suffix stands before. */
static const struct {
    const char *suffix;
    ent_name_kind kind;
    bool squeezed;
} suffixes[] = {
    { "txt", ENT_NAME_TEXT, false },
    { "text", ENT_NAME_TEXT, false },
    { "md", ENT_NAME_TEXT, false },
    { "markdown", ENT_NAME_TEXT, false },
    { "html", ENT_NAME_HTML, false },
    { "htm", ENT_NAME_HTML, false },
    { "xhtml", ENT_NAME_HTML, false },
    { "shtml", ENT_NAME_HTML, false },
    { "xml", ENT_NAME_XML, false },
    { "rss", ENT_NAME_XML, false },
    { "atom", ENT_NAME_XML, false },
    { "rdf", ENT_NAME_XML, false },
    { "json", ENT_NAME_JSON, false },
    { "jsonl", ENT_NAME_LINES, false },
    { "ndjson", ENT_NAME_LINES, false },
    { "jl", ENT_NAME_LINES, false },
    { "gz", ENT_NAME_PACKED, true },
    { "bz2", ENT_NAME_PACKED, true },
    { "xz", ENT_NAME_PACKED, true },
    { "zst", ENT_NAME_PACKED, true },
    { "lz4", ENT_NAME_PACKED, true },
    { "lz", ENT_NAME_PACKED, true },
    { "z", ENT_NAME_PACKED, true },
    { "zip", ENT_NAME_PACKED, false },
    { "tar", ENT_NAME_PACKED, false },
    { "tgz", ENT_NAME_PACKED, false },
    { "tbz", ENT_NAME_PACKED, false },
    { "tbz2", ENT_NAME_PACKED, false },
    { "txz", ENT_NAME_PACKED, false },
    { "tzst", ENT_NAME_PACKED, false },
    { "epub", ENT_NAME_PACKED, false },
};

/* Suffixes of files that are no articles, between spaces. */
static const char ignored[] =
    " png jpg jpeg jpe gif webp bmp tif tiff ico heic avif svg svgz eps ps psd "
    " pdf doc docx odt rtf xls xlsx ods ppt pptx odp csv tsv tab parquet feather avro "
    " entente sqlite sqlite3 db db3 graphml gexf gml dot gv net paj ttl nt geojson "
    " mp3 mp4 m4a m4v wav ogg oga ogv webm avi mov mkv flac srt vtt "
    " 7z rar warc cab exe dll so dylib o a obj lib class jar pyc pyo whl deb rpm apk iso "
    "img dmg bin "
    " c h cc cpp hpp py pl rb js mjs ts css scss less map wasm java go rs sh bat ps1 r "
    " ttf otf woff woff2 eot ini cfg conf toml yaml yml lock log sum sig asc pem key "
    " conllu conll rds rda rdata mat npy npz pkl pickle model bak tmp swp part ";

const char *ent_name_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The suffix of a base name, without its dot; empty where there is none. */
static ent_slice suffix_of(ent_slice name)
{
    for (size_t i = name.length; i-- > 1;)
        if (name.begin[i] == '.') return ent_slice_from(name, i + 1);
    return (ent_slice){ name.begin + name.length, 0 };
}

static ent_slice without(ent_slice name, ent_slice suffix)
{
    return (ent_slice){ name.begin, name.length - suffix.length - 1 };
}

static bool is_ignored(ent_slice suffix)
{
    char word[16] = " ";
    if (!suffix.length || suffix.length > sizeof word - 3) return false;
    for (size_t i = 0; i < suffix.length; i++) word[i + 1] = ent_lower(suffix.begin[i]);
    word[suffix.length + 1] = ' ';
    return strstr(ignored, word) != NULL;
}

static ent_name_kind sort(ent_slice suffix, bool *squeezed)
{
    *squeezed = false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ent_slice_same(suffix, suffixes[i].suffix)) {
            *squeezed = suffixes[i].squeezed;
            return suffixes[i].kind;
        }
    return is_ignored(suffix) ? ENT_NAME_IGNORED : ENT_NAME_OTHER;
}

/* The suffix under those of compression; they themselves where there is none. */
static ent_slice inner_suffix(const char *path, ent_name_kind *outer)
{
    ent_slice name = ent_slice_of(ent_name_base(path));
    ent_slice suffix = suffix_of(name);
    bool squeezed;
    *outer = sort(suffix, &squeezed);
    while (squeezed) {
        name = without(name, suffix);
        suffix = suffix_of(name);
        if (!suffix.length) break;
        sort(suffix, &squeezed);
    }
    return suffix;
}

char *ent_name_unpacked(ent_arena *arena, const char *path)
{
    ent_slice name = ent_slice_of(ent_name_base(path));
    for (;;) {
        bool squeezed;
        ent_slice suffix = suffix_of(name);
        sort(suffix, &squeezed);
        if (!squeezed) return ent_slice_copy(arena, name);
        name = without(name, suffix);
    }
}

ent_name_kind ent_name_sort(const char *path)
{
    bool squeezed;
    ent_name_kind outer, inner = sort(inner_suffix(path, &outer), &squeezed);
    return inner == ENT_NAME_OTHER ? outer : inner;
}

bool ent_name_is_table(const char *path)
{
    ent_name_kind outer;
    ent_slice suffix = inner_suffix(path, &outer);
    return ent_slice_same(suffix, "csv") || ent_slice_same(suffix, "tsv")
           || ent_slice_same(suffix, "tab");
}

bool ent_name_is_hidden(const char *path)
{
    for (const char *part = path, *slash; part; part = slash ? slash + 1 : NULL) {
        slash = strchr(part, '/');
        size_t n = slash ? (size_t)(slash - part) : strlen(part);
        if (n == 8 && strncmp(part, "__MACOSX", n) == 0) return true;
        bool here = n == 1 || (n == 2 && part[1] == '.'); /* "." and ".." */
        if (n && part[0] == '.' && !here) return true;
    }
    return false;
}

/* An unknown suffix looks like one: short, lower case, no number ("a.story"). */
static bool is_plausible(ent_slice suffix)
{
    if (!suffix.length || suffix.length > LONGEST_SUFFIX) return false;
    for (size_t i = 0; i < suffix.length; i++) {
        char c = suffix.begin[i];
        if (ent_lower(c) != c || !(ent_is_letter(c) || (i && ent_is_digit(c))))
            return false;
    }
    return true;
}

char *ent_name_id(ent_arena *arena, const char *path)
{
    ent_slice name = ent_slice_of(ent_name_base(path));
    bool known = true;
    while (known) {
        ent_slice suffix = suffix_of(name);
        bool squeezed;
        known = suffix.length && sort(suffix, &squeezed) != ENT_NAME_OTHER;
        if (!suffix.length) break;
        if (known || (is_plausible(suffix) && name.begin[0] != '.'))
            name = without(name, suffix);
        if (known && !squeezed) break;
    }
    return ent_slice_copy(arena, name);
}

/* Reads `count` digits; -1 where there are fewer. */
static int digits(ent_slice s, size_t at, size_t count)
{
    int value = 0;
    if (at + count > s.length) return -1;
    for (size_t i = at; i < at + count; i++) {
        if (!ent_is_digit(s.begin[i])) return -1;
        value = value * 10 + (s.begin[i] - '0');
    }
    return value;
}

/* A date of YYYYMMDD or YYYY-MM-DD (or with '_' or '.') at `at`; `*size` its length. */
static ent_date date_at(ent_slice s, size_t at, size_t *size)
{
    char mark = at + 4 < s.length ? s.begin[at + 4] : '\0';
    size_t gap = mark == '-' || mark == '_' || mark == '.' ? 1 : 0;
    int year = digits(s, at, 4), month = digits(s, at + 4 + gap, 2);
    int day = digits(s, at + 6 + 2 * gap, 2);
    *size = 8 + 2 * gap;
    if (gap && at + 7 < s.length && s.begin[at + 7] != mark) return ENT_NO_DATE;
    if (year < 1800 || year > 2199 || month < 0 || day < 0) return ENT_NO_DATE;
    return ent_date_make(year, month, day);
}

ent_date ent_name_date(const char *path)
{
    ent_slice s = ent_slice_of(ent_name_base(path));
    ent_date found = ENT_NO_DATE;
    for (size_t i = 0, size; i + 8 <= s.length; i++) {
        char before = i ? s.begin[i - 1] : ' ';
        if (ent_is_digit(before) || ent_is_letter(before)) continue;
        ent_date date = date_at(s, i, &size);
        if (date == ENT_NO_DATE) continue;
        char after = i + size < s.length ? s.begin[i + size] : ' ';
        if (ent_is_digit(after) || (ent_is_letter(after) && after != 'T')) continue;
        if (found != ENT_NO_DATE && found != date) return ENT_NO_DATE;
        found = date;
    }
    return found;
}
