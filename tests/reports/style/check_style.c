/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "reports/style/theme.h"

/* The figures that palette.h states beside its colours. */
START_TEST(contrast_is_what_the_palette_says)
{
    static const struct {
        uint32_t colour;
        double stated;
    } ROWS[] = {
        {COLOUR_INK, 17.2},  {COLOUR_MUTED, 6.7}, {COLOUR_AXIS, 4.6},  {COLOUR_LINE, 3.1},
        {COLOUR_GRID, 1.3},  {COLOUR_TRACK, 1.1}, {COLOUR_RIBBON, 1.2}, {COLOUR_BLUE, 6.7},
        {COLOUR_NAVY, 13.6}, {COLOUR_RED, 7.0},   {COLOUR_GOLD, 4.6},  {COLOUR_GREEN, 4.6},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        double found = palette_contrast(ROWS[i].colour, COLOUR_WHITE);
        ck_assert_msg(fabs(found - ROWS[i].stated) <= 0.1, "%06x: %.2f", ROWS[i].colour, found);
    }
    ck_assert_double_eq_tol(palette_contrast(0x000000, COLOUR_WHITE), 21, 1e-9);
}
END_TEST

START_TEST(series_can_be_seen_and_told_apart)
{
    for (size_t count = 1; count <= 6; count++)
        for (size_t i = 0; i < count; i++) {
            ck_assert_double_ge(palette_contrast(palette_series(count, i), COLOUR_WHITE), 2.85);
            for (size_t k = 0; k < i; k++)
                ck_assert_uint_ne(palette_series(count, i), palette_series(count, k));
        }
}
END_TEST

START_TEST(classes_darken)
{
    for (size_t count = 2; count <= 5; count++)
        for (size_t i = 1; i < count; i++)
            ck_assert_double_gt(palette_contrast(palette_class(count, i), COLOUR_WHITE),
                                palette_contrast(palette_class(count, i - 1), COLOUR_WHITE));
}
END_TEST

START_TEST(every_style_can_be_read)
{
    for (int name = 0; name < STYLE_COUNT; name++) {
        const TextStyle *style = theme_style((StyleName)name);
        ck_assert_double_ge(style->size, 7.5);
        ck_assert_double_ge(style->leading, 1.2 * style->size);
        ck_assert_double_ge(palette_contrast(style->colour, COLOUR_WHITE), 4.5);
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("reports/style");
    TCase *cases = tcase_create("style");
    tcase_add_test(cases, contrast_is_what_the_palette_says);
    tcase_add_test(cases, series_can_be_seen_and_told_apart);
    tcase_add_test(cases, classes_darken);
    tcase_add_test(cases, every_style_can_be_read);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
