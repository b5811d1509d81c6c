/* Language: what is not English is told, and short English texts are never taken for it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "text/language.h"

static const struct {
    const char *text, *mark, *want; /* NULL: English */
} cases[] = {
    { "", NULL, NULL },
    { "1914 1918 +++", NULL, NULL },
    { "Norway met Ghana in Oslo and said that it would help.", NULL, NULL },
    { "Norway meets Ghana", NULL, NULL },
    { "Putin, Xi, Modi, Lula da Silva", NULL, NULL },
    { "Luis de la Cruz visits El Salvador", NULL, NULL },
    { "Comandante Arauca de la Sierra y los Andes", NULL, NULL },
    { "Van der Bellen meets De Croo, Von der Leyen", NULL, NULL },
    { "Israel at war as men die for Gaza", NULL, NULL },
    { "President Xi (习近平) met President Putin (Путин) in Samarkand.", NULL, NULL },
    { "The party La France insoumise said on Monday that \"la paix est pour tous les "
      "peuples\" and that it would vote against the bill in the assembly.",
        NULL, NULL },
    { "Le ministre a rencontré son homologue à Paris et les deux pays ont signé un "
      "accord "
      "sur le commerce.",
        NULL, "words of French" },
    { "El ministro se reunió con su homólogo y los dos firmaron un acuerdo para la paz.",
        NULL, "words of Spanish" },
    { "O ministro não falou com os jornalistas, mas a reunião foi longa e uma segunda "
      "está marcada.",
        NULL, "words of Portuguese" },
    { "Il ministro ha parlato della guerra con gli alleati, e non è la prima volta che "
      "lo "
      "fa.",
        NULL, "words of Italian" },
    { "Der Minister hat die Lage mit seinem Kollegen besprochen, und sie wollen nicht "
      "länger warten.",
        NULL, "words of German" },
    { "De minister heeft met zijn collega gesproken, maar het is niet de eerste keer dat "
      "ze elkaar zien.",
        NULL, "words of Dutch" },
    { "Ministern har talat med sin kollega och det är inte första gången som de träffas.",
        NULL, "words of Swedish" },
    { "Minister powiedział, że nie jest to pierwsze spotkanie, które odbyło się w tym "
      "roku.",
        NULL, "words of Polish" },
    { "Bakan bu toplantı için çok zaman olduğu ve daha sonra bir karar alınacak dedi.",
        NULL, "words of Turkish" },
    { "Menteri itu tidak akan datang ke pertemuan dengan presiden dan sudah pergi dari "
      "kota.",
        NULL, "words of Indonesian or Malay" },
    { "Путин встретился с Си.", NULL, "letters of another script" },
    { "习近平会见普京", NULL, "letters of another script" },
    { "التقى الرئيس بنظيره في باريس", NULL, "letters of another script" },
    { "qua zzyx brof nelt asdf wibble norf qui plugh xyzzy frob grault garply waldo fred "
      "thud foo bar baz quux corge blah snork twip glorb fnord zib zab zob zub zeb zyb",
        NULL, "no words of English" },
    { "Ráðherrann fór í heimsókn, síðan á fund.", NULL, "no words of English" },
    { "He ate a soufflé à la carte in a café, blasé as ever.", NULL, NULL },
    { "Xi Jinping 习近平 meets Putin 普京", NULL, NULL },
    { "Ministro visita Oslo", "es", "marked as another language" },
    { "Minister visits Oslo", "en", NULL },
    { "Minister visits Oslo", "en-gb", NULL },
    { "Minister visits Oslo", "und", NULL },
    /* a template's mark does not undo what the words say clearly */
    { "The minister of Norway said on Monday that it would not be the last time that the "
      "two of them met, since there was more to talk about than they had time for in the "
      "capital.",
        "de", NULL },
    { "Der Minister hat die Lage mit seinem Kollegen besprochen, und sie wollen nicht "
      "länger warten.",
        "en", "words of German" },
};

/* One sentence or less, where the model of the syntax engine knows the words. */
static const struct {
    const char *text;
    bool english;
} short_cases[] = {
    { "Rusia amenaza con represalias.", false },
    { "Norge tackar Ghana med varma ord.", false },
    { "Scholz reist nach Peking.", false },
    { "Pechino respinge ogni sospetto.", false },
    { "Menteri kembali mengunjungi Oslo.", false },
    { "Bakan yeniden Oslo'yu ziyaret etti.", false },
    { "Russia threatens retaliation.", true },
    { "Beijing rejects accusations", true },
    { "Norway thanks Ghana", true },
    { "Ankara snubs Stockholm: envoys withdrawn", true },
    { "Macron hosts Zelensky", true },
    { "Xi lauds Putin amid jibes, snipes", true },
    { "Junta shells Karenni hamlets", true },
    { "Tuareg fighters ambush convoy", true },
    { "Al-Shabaab beheads clan elders", true },
};

static void short_texts_are_told_by_known_words(void **state)
{
    (void)state;
    ent_error err = { 0 };
    ent_syntax *syntax;
    if (!ent_syntax_open(ENTENTE_DATA "/model/english.model", &syntax, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < sizeof short_cases / sizeof *short_cases; i++) {
        const char *text = short_cases[i].text;
        const ent_document d = { .text = text, .length = (uint32_t)strlen(text) };
        const char *why = ent_language_foreign(&d, syntax);
        if (short_cases[i].english != !why)
            fail_msg("'%s': %s", text, why ? why : "English");
        assert_null(ent_language_foreign(&d, NULL)); /* nobody knows words */
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ent_document d = { .text = cases[i].text,
            .length = (uint32_t)strlen(cases[i].text),
            .language = cases[i].mark };
        if (!cases[i].want && ent_language_foreign(&d, syntax))
            fail_msg("'%s' is foreign", cases[i].text);
    }
    ent_syntax_close(syntax);
}

static void tells_english_from_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ent_document d = { .text = cases[i].text,
            .length = (uint32_t)strlen(cases[i].text),
            .language = cases[i].mark };
        const char *why = ent_language_foreign(&d, NULL);
        if ((!why) != (!cases[i].want) || (why && strcmp(why, cases[i].want) != 0))
            fail_msg("'%s': %s, expected %s", cases[i].text, why ? why : "English",
                cases[i].want ? cases[i].want : "English");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_english_from_others),
        cmocka_unit_test(short_texts_are_told_by_known_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
