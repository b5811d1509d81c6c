/* A compiled lexicon with numbers changed and the checksum made right again: refused, or
 * safe to ask anything. Input: triples of two bytes of place and one of value. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/match.h"
#include "lexicon/tables.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const tables[][2] = {
    { "actors.tsv", "id\tkind\tcode\tsector\tname\tgender\tsource\n"
                    "oz\tstate\tOZZ\tGOV\tOz\t\town\n"
                    "ev\tstate\tEVV\tGOV\tEv of the West\t\town\n"
                    "oo\torganisation\tOO\tIGO\tOO\t\town\n"
                    "tip\tperson\tOZZ\tGOV\tTip Ozma\tf\town\n" },
    { "names.tsv", "id\ttype\tname\tsource\n"
                   "oz\tadjective\tOzian\town\n"
                   "ev\tfull\tEv of the East\town\n"
                   "tip\tsurname\tOzma\town\n" },
    { "offices.tsv", "id\toffice\tcode\tsince\tuntil\tsource\n"
                     "tip\tqueen\tOZZ\t1904\t1905\town\n"
                     "tip\tqueen\tOZZ\t1907\t\town\n" },
    { "cameo.tsv", "cameo\trelation\tstatus\tgoldstein\tquad\n"
                   "04\tmeeting\tactual\t1\t1\n01\t-\t-\t0\t1\n" },
    { "members.tsv", "organisation\tmember\tsince\tuntil\tsource\n"
                     "OO\tOZZ\t1900\t\town\nOO\tEVV\t\t1950\town\n" },
    { "sites.tsv", "host\tcode\tsource\noz.gov\tOZZ\town\n" },
};

static void expect(bool ok)
{
    if (!ok) abort();
}

static void compile(ent_buffer *bytes)
{
    char folder[] = "/tmp/fuzz-lexicon-XXXXXX", path[64];
    ent_tables read = { 0 };
    expect(mkdtemp(folder) != NULL);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, tables[i][0]);
        FILE *file = fopen(path, "wb");
        expect(file && fputs(tables[i][1], file) >= 0 && fclose(file) == 0);
    }
    expect(ent_tables_read(&read, folder, NULL));
    expect(ent_tables_compile(&read, bytes, NULL));
    ent_tables_free(&read);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, tables[i][0]);
        remove(path);
    }
    remove(folder);
}

static void ask_names(const ent_image *image)
{
    static const char *const words[] = { "ev", "of", "the", "west", "oz", "ozian", "oo",
        "tip", "ozma", "." };
    static const char *const raw[] = { "Ev", "of", "the", "West", "OZ", "Ozian", "OO",
        "Tip", "Ozma", "." };
    enum { COUNT = sizeof words / sizeof *words };
    for (size_t i = 0; i < COUNT; i++) {
        ent_name_match match;
        ent_name_key key;
        if (ent_image_match(image, words + i, raw + i, COUNT - i, &match)) {
            expect(match.count && match.words <= COUNT - i);
            for (size_t k = 0; k < match.count; k++)
                expect(match.senses[k].actor < image->actor_count);
        }
        if (ent_key_make(&key, raw[i])) (void)ent_image_entry_of(image, &key);
    }
}

static void ask(const ent_image *image)
{
    static const char *const keys[] = { "oz", "OZZ", "queen\tOZZ", "04", "OO" };
    uint32_t value;
    size_t length = 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (int part = ENT_PART_IDS; part < ENT_PARTS; part++)
            if (part != ENT_PART_MEMBERS && part != ENT_PART_SITES)
                (void)ent_image_find(
                    image, (ent_image_part)part, keys[i], strlen(keys[i]), &value);
    for (size_t i = 0; i < image->actor_count; i++)
        length += strlen(image->strings + image->actors[i].name) + image->terms[i + 1];
    for (size_t i = 0; i < image->office_count; i++)
        for (size_t k = i + 1; k; k = image->offices[k - 1].next) length++;
    for (size_t i = 0; i < image->row_count; i++)
        length += strlen(image->strings + image->entries[image->rows[i].entry].key);
    expect(length < SIZE_MAX);
    ask_names(image);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ent_buffer whole;
    if (!whole.length) compile(&whole);
    char *bytes = malloc(whole.length);
    expect(bytes != NULL);
    memcpy(bytes, whole.bytes, whole.length);
    size_t from = offsetof(ent_image_header, tables), room = whole.length - from;
    for (size_t i = 0; i + 3 <= size; i += 3)
        bytes[from + (size_t)(data[i] | data[i + 1] << 8) % room] = (char)data[i + 2];
    ent_image_seal((ent_image_header *)(void *)bytes);
    ent_image image = { 0 };
    if (ent_image_read(&image, "fuzz", bytes, whole.length, NULL)) ask(&image);
    free(bytes);
    return 0;
}
