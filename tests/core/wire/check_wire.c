/* SPDX-License-Identifier: Apache-2.0 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/wire/frame.h"
#include "core/wire/job.h"

static size_t
make_frame(unsigned char *frame, uint32_t sequence, FrameKind kind, size_t size)
{
    for (size_t i = 0; i < size; i++)
        frame[FRAME_HEAD + i] = (unsigned char)(i * 7 + sequence);
    return frame_seal(frame, kind, sequence, size);
}

/* Give bytes to a reader in pieces; how many frames it took before more bytes were needed, -1 for a bad one. */
static int
read_pieces(const unsigned char *bytes, size_t size, size_t piece)
{
    FrameReader *reader = calloc(1, sizeof *reader);
    int taken = 0;
    bool bad = false;
    for (size_t at = 0; at < size && !bad; at += piece) {
        size_t room = 0, n = size - at < piece ? size - at : piece;
        unsigned char *to = frame_room(reader, &room);
        ck_assert_uint_ge(room, n);
        memcpy(to, bytes + at, n);
        frame_put(reader, n);
        Frame frame;
        FrameAnswer answer;
        while ((answer = frame_next(reader, &frame)) == FRAME_GOOD)
            taken++;
        bad = answer == FRAME_BAD;
    }
    free(reader);
    return bad ? -1 : taken;
}

/* Three frames of different kinds. */
static size_t
three(unsigned char *bytes)
{
    size_t size = make_frame(bytes, 0, FRAME_LAYERS, sizeof(FrameLayers));
    size += make_frame(bytes + size, 1, FRAME_OBSERVATIONS, 36 * sizeof(FrameObservation));
    return size + make_frame(bytes + size, 2, FRAME_CLOSING, sizeof(FrameClosing));
}

START_TEST(frames_come_back_in_any_pieces)
{
    unsigned char bytes[3 * FRAME_MAX];
    size_t size = three(bytes);
    const size_t pieces[] = {1, 2, 7, 15, 16, 17, 4096, 3 * FRAME_MAX};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        ck_assert_int_eq(read_pieces(bytes, size, pieces[i]), 3);
    ck_assert_int_eq(read_pieces(bytes, size - 1, 100), 2);
}
END_TEST

START_TEST(no_changed_byte_passes)
{
    unsigned char bytes[3 * FRAME_MAX];
    size_t size = three(bytes);
    for (size_t i = 0; i < size; i++) {
        bytes[i] ^= 1;
        ck_assert_msg(read_pieces(bytes, size, sizeof bytes) != 3, "byte %zu", i);
        bytes[i] ^= 1;
    }
}
END_TEST

START_TEST(wrong_order_size_or_kind_is_bad)
{
    unsigned char bytes[2 * FRAME_MAX];
    size_t size = make_frame(bytes, 1, FRAME_LAYERS, sizeof(FrameLayers));
    ck_assert_int_eq(read_pieces(bytes, size, size), -1); /* number 1 comes first */
    size = make_frame(bytes, 0, FRAME_LAYERS, sizeof(FrameLayers) - 1);
    ck_assert_int_eq(read_pieces(bytes, size, size), -1);
    size = make_frame(bytes, 0, FRAME_FINDINGS, 0);
    ck_assert_int_eq(read_pieces(bytes, size, size), -1);
    size = make_frame(bytes, 0, FRAME_FINDINGS, sizeof(FrameFinding) + 1);
    ck_assert_int_eq(read_pieces(bytes, size, size), -1);
    size = make_frame(bytes, 0, FRAME_KIND_END, 16);
    ck_assert_int_eq(read_pieces(bytes, size, size), -1);
}
END_TEST

static Job
small_job(void)
{
    static const hito_window windows[] = {{0, 0, 1, 100, 190, 0}, {4, 0, 1, 100, 190, 0}};
    static const int64_t values[] = {30, -7};
    static const char *const names[] = {"days", "score"};
    static const JobInput inputs[] = {{"il", 64, 0, 2, 0}, {"U", 128, 1024, 1, 0}};
    static const char *const first[] = {"person", "row"}, *const second[] = {"text"};
    static const char *const *const columns[] = {first, second};
    static const char *const libraries[] = {"libm.so.6"};
    Job job = {.id = "broken", .version = "1.0.0", .windows = windows, .setting_values = values, .setting_names = names,
               .inputs = inputs, .columns = columns, .libraries = libraries};
    job.head = (JobHead){.struct_size = sizeof(JobHead), .n_windows = 2, .n_settings = 2, .n_inputs = 2, .n_libraries = 1, .n_slots = 4, .n_shards = 1};
    return job;
}

START_TEST(a_job_comes_back)
{
    Job job = small_job(), seen;
    size_t size = job_size(&job);
    unsigned char *bytes = calloc(1, size);
    job_write(&job, bytes);
    ck_assert(job_read(&seen, bytes, size));
    ck_assert_str_eq(seen.id, "broken");
    ck_assert_int_eq(seen.windows[1].to_day, 190);
    ck_assert_int_eq(seen.setting_values[1], -7);
    ck_assert_str_eq(seen.setting_names[1], "score");
    ck_assert_str_eq(seen.inputs[1].formats, "U");
    ck_assert_str_eq(seen.columns[0][1], "row");
    ck_assert_str_eq(seen.columns[1][0], "text");
    ck_assert_str_eq(seen.libraries[0], "libm.so.6");
    job_clear(&seen);
    for (size_t cut = 0; cut < size; cut++) {
        ck_assert(!job_read(&seen, bytes, cut));
        job_clear(&seen);
    }
    free(bytes);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("wire");
    TCase *tests = tcase_create("wire");
    tcase_add_test(tests, frames_come_back_in_any_pieces);
    tcase_add_test(tests, no_changed_byte_passes);
    tcase_add_test(tests, wrong_order_size_or_kind_is_bad);
    tcase_add_test(tests, a_job_comes_back);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
