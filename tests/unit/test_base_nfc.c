/* What NFC leaves alone is known without asking utf8proc; what it changes is composed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <utf8proc.h>

#include "base/buffer.h"
#include "base/nfc.h"
#include "base/utf8.h"

static void texts_are_composed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want; /* NULL: settled, left as it is */
    } cases[] = {
        { "", NULL }, { "plain words", NULL },
        { "café, Łódź, Kovačić, İzmir", NULL }, /* composed Latin letters */
        { "“no limit” – it’s … €5", NULL },
        { "Владимир Путин, Зеленський, Йошкар-Ола", NULL },
        { "习近平、プーチン、서울", NULL }, { "Nguyễn Phú Trọng", NULL },
        { "Ελλάδα", NULL }, { "\xF0\x9F\x95\x8A", NULL }, /* U+1F54A, a dove */
        { "cafe\xCC\x81", "café" }, { "Kovac\xCC\x8Cic\xCC\x81", "Kovačić" },
        { "\xD0\x98\xCC\x86ошкар", "Йошкар" },
        { "a\xCC\xA3\xCC\x82", "\xE1\xBA\xAD" },      /* dot below, circumflex: U+1EAD */
        { "a\xCC\x82\xCC\xA3", "\xE1\xBA\xAD" },      /* the order of marks is made one */
        { "q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87" }, /* also where none composes */
        { "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한" }, /* three jamo */
        { "하\xE1\x86\xAB", "한" },                       /* a syllable and a jamo */
        { "\xE2\x84\xAA", "K" },                          /* the Kelvin sign */
        { "\xE2\x84\xAB", "Å" },                          /* the Angstrom sign */
        { "a\xE2\x80\x80z", "a\xE2\x80\x82z" },           /* U+2000 is U+2002 */
        { "が か\xE3\x82\x99", "が が" },
        { "\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC" }, /* excluded from composition */
        { "\xE0\xA7\x87\xE0\xA6\xBE", "\xE0\xA7\x8B" }, /* vowel signs of Bengali */
        { "one\ncafe\xCC\x81\nthree\n", "one\ncafé\nthree\n" },
        { "e\n\xCC\x81", "e\n\xCC\x81" }, /* nothing combines over a line end */
    };
    ent_arena a = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text, *want = cases[i].want;
        bool settled = want == NULL || strcmp(text, want) == 0;
        size_t n = 0, length = strlen(text);
        char *composed = ent_nfc_compose(&a, text, length, &n);
        assert_string_equal(composed, want ? want : text);
        assert_int_equal(n, strlen(want ? want : text));
        if (!settled) assert_false(ent_nfc_is_settled(text, length));
        if (!want) assert_true(ent_nfc_is_settled(text, length));
    }
    ent_arena_free(&a);
}

static size_t encode(int32_t c, char bytes[8])
{
    return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)bytes);
}

/* What utf8proc makes of all the bytes at once. */
static char *mapped(const char *bytes, size_t length, int options)
{
    utf8proc_uint8_t *out = NULL;
    assert_true(utf8proc_map((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length,
                    &out, (utf8proc_option_t)options)
                >= 0);
    return (char *)out;
}

static void expect_as_utf8proc(const char *bytes)
{
    size_t n, length = strlen(bytes);
    ent_arena a = { 0 };
    char *want = mapped(bytes, length, UTF8PROC_COMPOSE);
    if (ent_nfc_is_settled(bytes, length)) assert_string_equal(bytes, want);
    assert_string_equal(ent_nfc_compose(&a, bytes, length, &n), want);
    free(want);
    ent_arena_free(&a);
}

/* Each character alone, between letters, and after what it is made of. */
static void every_character_is_as_utf8proc_has_it(void **state)
{
    (void)state;
    size_t settled = 0;
    for (int32_t c = 1; c <= 0x10FFFF; c++) {
        char one[8] = "", text[64];
        if (c >= 0xD800 && c < 0xE000) continue;
        size_t n = encode(c, one);
        settled += ent_nfc_is_settled(one, n);
        snprintf(text, sizeof text, "a%sz%s", one, one);
        if (c >= 0x3400 && c < 0xAC00 && c % 64) continue; /* Han, all of a kind */
        if (c >= 0x10000 && c >> 16 != 1 && c % 64) continue;
        expect_as_utf8proc(text);
        char *parts = mapped(one, n, UTF8PROC_DECOMPOSE);
        if (strlen(parts) < 32) {
            snprintf(text, sizeof text, "%s%s%s", one, parts, one);
            expect_as_utf8proc(parts);
            expect_as_utf8proc(text);
        }
        free(parts);
    }
    assert_true(settled > 60000); /* nearly all of the first plane */
}

static void random_texts_are_as_utf8proc_has_them(void **state)
{
    (void)state;
    static const int32_t some[] = { 'a', 'e', ' ', '\n', 0xE9, 0x301, 0x302, 0x323, 0x327,
        0x344, 0x345, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x915, 0x93C, 0x958, 0x9C7,
        0x9BE, 0x3B1, 0x1F00, 0x1F71, 0x2019, 0x212B, 0x2126, 0xFE0F, 0x1F600, 0x11131,
        0x11127, 0x1D15E, 0x5D0, 0x5BC, 0xFB2C };
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char text[128] = "", one[8];
        size_t length = 0;
        for (int i = 0; i < 12; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            size_t n = encode(some[(seed >> 33) % (sizeof some / sizeof *some)], one);
            memcpy(text + length, one, n);
            length += n;
        }
        text[length] = '\0';
        expect_as_utf8proc(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_composed),
        cmocka_unit_test(every_character_is_as_utf8proc_has_it),
        cmocka_unit_test(random_texts_are_as_utf8proc_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
