/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <string.h>

#include "core/wire/batch.h"

START_TEST(columns_lie_apart_and_aligned)
{
    static BatchLayout layout;
    ck_assert(batch_layout_init(&layout, "iDlgbU", 128, 1000));
    ck_assert_uint_eq(layout.n_columns, 7);
    ck_assert_str_eq(layout.formats, "iDlgbUl");
    uint64_t end = sizeof(int64_t) * 8;
    for (uint32_t c = 0; c < layout.n_columns; c++) {
        const BatchColumn *column = &layout.columns[c];
        ck_assert_uint_eq(column->validity % 64 + column->values % 64 + column->text % 64, 0);
        ck_assert_uint_ge(column->validity, end);
        ck_assert_uint_ge(column->values, column->validity + 16);
        end = column->values + 128 * column->width;
    }
    ck_assert_uint_ge(layout.columns[5].text, layout.columns[5].values + 129 * 4);
    ck_assert_uint_ge(layout.columns[6].validity, layout.columns[5].text + 1000);
    ck_assert_uint_ge(layout.size, end);
}
END_TEST

START_TEST(layout_refuses_what_it_cannot_hold)
{
    static BatchLayout layout;
    char many[300];
    memset(many, 'i', 256);
    many[256] = '\0';
    ck_assert(!batch_layout_init(&layout, many, 64, 0));
    ck_assert(!batch_layout_init(&layout, "", 64, 0));
    ck_assert(!batch_layout_init(&layout, "x", 64, 0));
    ck_assert(!batch_layout_init(&layout, "i", 0, 0));
    ck_assert(!batch_layout_init(&layout, "i", 63, 0));
    ck_assert(!batch_layout_init(&layout, "i", 1u << 21, 0));
    many[255] = '\0';
    ck_assert(batch_layout_init(&layout, many, 64, 0));
}
END_TEST

START_TEST(view_shows_the_slot)
{
    static BatchLayout layout;
    static BatchView view;
    static BatchSchema schema;
    static const char *const NAMES[] = {"person_id", "sex"};
    static _Alignas(64) uint8_t slot[4096];
    ck_assert(batch_layout_init(&layout, "iI", 64, 0));
    ck_assert_uint_le(layout.size, sizeof slot);
    batch_schema_init(&schema, &layout, NAMES);
    ck_assert_str_eq(schema.root.children[2]->name, "#row");
    ck_assert_str_eq(schema.root.children[2]->format, "l");
    ck_assert_int_eq(schema.root.children[0]->flags, 0);
    ck_assert_int_eq(schema.root.children[1]->flags, ARROW_FLAG_NULLABLE);
    batch_view_init(&view, &layout);
    int64_t *head = batch_head(slot);
    head[0] = 2;
    head[2] = 1;
    ((int32_t *)batch_values(&layout, slot, 0))[1] = 7;
    ck_assert(batch_view_set(&view, slot));
    ck_assert_int_eq(view.root.length, 2);
    ck_assert_ptr_null(view.root.children[0]->buffers[0]);
    ck_assert_ptr_eq(view.root.children[1]->buffers[0], batch_validity(&layout, slot, 1));
    ck_assert_int_eq(((const int32_t *)view.root.children[0]->buffers[1])[1], 7);
    head[0] = 65;
    ck_assert(!batch_view_set(&view, slot));
    head[0] = 2;
    head[1] = 3;
    ck_assert(!batch_view_set(&view, slot));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("batch");
    TCase *all = tcase_create("all");
    tcase_add_test(all, columns_lie_apart_and_aligned);
    tcase_add_test(all, layout_refuses_what_it_cannot_hold);
    tcase_add_test(all, view_shows_the_slot);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
