/* Which of the places where a trigger's words stand in its sentence is the trigger. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "events/trigger.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *sentence, *trigger, *before;
    uint32_t earlier, begin; /* in the sentence */
} cases[] = {
    { "Xi met Putin.", "met", "A title\n\nXi ", 0, 3 },
    { "Xi, who met Kim, met Putin.", "met", "A title Xi, who ", 0, 8 },
    { "Xi, who met Kim, met Putin.", "met", "A title Xi, who met Kim, ", 1, 17 },
    /* a piece of a word is a place as well */
    { "The metal firm met a minister.", "met", "The metal firm ", 1, 15 },
    /* the sentence stands in the text twice: as its title, too */
    { "Met by Xi, Putin met Kim, met Li.", "met",
        "Met by Xi, Putin met Kim, met Li. Met by Xi, Putin ", 0, 17 },
    /* it begins with its trigger */
    { "met, met again", "met", "And they ", 0, 0 },
    { "met, met again", "met", "And they met, ", 1, 5 },
    /* the text is unknown, or another one: the first place */
    { "Xi, who met Kim, met Putin.", "met", "", 0, 8 },
    { "Xi, who met Kim, met Putin.", "met", "nothing of the kind ", 0, 8 },
};

static void the_text_before_tells_which(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const ent_evidence e = { .sentence = cases[i].sentence,
            .trigger = cases[i].trigger };
        uint32_t earlier = ent_trigger_earlier(&e, cases[i].before);
        ent_span found = ent_trigger_find(e.sentence, e.trigger, earlier);
        if (earlier != cases[i].earlier || found.begin != cases[i].begin
            || found.end != found.begin + strlen(e.trigger))
            fail_msg("case %zu: %u at %u", i, earlier, found.begin);
    }
}

static void what_does_not_stand_there_is_nowhere(void **state)
{
    (void)state;
    static const char *const words[] = { "", NULL, "meet" };
    for (size_t i = 0; i < COUNT(words); i++) {
        const ent_evidence e = { .sentence = "Xi met Putin.", .trigger = words[i] };
        ent_span found = ent_trigger_find(e.sentence, e.trigger, 0);
        assert_int_equal(found.begin, found.end);
        assert_false(ent_trigger_repeats(&e));
    }
    assert_false(ent_trigger_repeats(&(ent_evidence){ .trigger = "met" }));
    /* more often than it stands there: the last place */
    assert_int_equal(ent_trigger_find("met, met", "met", 7).begin, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_before_tells_which),
        cmocka_unit_test(what_does_not_stand_there_is_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
