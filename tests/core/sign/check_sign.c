/* SPDX-License-Identifier: Apache-2.0 */
/* Signatures of our own, and both directions with the real minisign where it is installed. */
#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/sign/envelope.h"
#include "core/sign/minisign.h"

static const char BYTES[] = "the bytes of a manifest\n";

static char *folder;

static char *
path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void
put(const char *name, const char *text)
{
    g_autofree char *path = path_of(name);
    ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static char *
get(const char *name)
{
    g_autofree char *path = path_of(name);
    char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

/* Run minisign in the folder; its exit status. */
static int
minisign(const char *arguments)
{
    g_autofree char *line = g_strdup_printf("sh -c 'cd %s && minisign %s >/dev/null 2>&1'", folder, arguments);
    int status = -1;
    ck_assert(g_spawn_command_line_sync(line, NULL, NULL, &status, NULL));
    return status;
}

static void
begin(void)
{
    folder = g_dir_make_tmp("hito-sign-XXXXXX", NULL);
    put("bytes", BYTES);
}

static void
end(void)
{
    static const char *const NAMES[] = {"bytes", "bytes.minisig", "key", "key.pub"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *path = path_of(NAMES[i]);
        g_unlink(path);
    }
    g_rmdir(folder);
    g_clear_pointer(&folder, g_free);
}

START_TEST(minisign_checks_ours)
{
    MinisignSecret secret;
    MinisignPublic key;
    minisign_new(&secret, &key);
    g_autofree char *text = minisign_public_text(&key);
    g_autofree char *signature = minisign_sign(&secret, BYTES, strlen(BYTES), "broken 1.0.0");
    put("key.pub", text);
    put("bytes.minisig", signature);
    ck_assert_int_eq(minisign("-V -p key.pub -m bytes"), 0);
    put("bytes", "the bytes of a manifest?\n");
    ck_assert_int_ne(minisign("-V -p key.pub -m bytes"), 0);
}
END_TEST

START_TEST(minisign_signs_with_our_key)
{
    MinisignSecret secret;
    MinisignPublic key;
    minisign_new(&secret, &key);
    g_autofree char *text = minisign_secret_text(&secret);
    put("key", text);
    ck_assert_int_eq(minisign("-S -W -s key -m bytes -t \"by minisign\""), 0);
    g_autofree char *signature = get("bytes.minisig");
    g_autofree char *comment = NULL;
    ck_assert_int_eq(minisign_verify(&key, BYTES, strlen(BYTES), signature, &comment), MINISIGN_GOOD);
    ck_assert_str_eq(comment, "by minisign");
}
END_TEST

START_TEST(we_check_and_use_minisigns_keys)
{
    ck_assert_int_eq(minisign("-G -W -s key -p key.pub"), 0);
    g_autofree char *secret_text = get("key");
    g_autofree char *public_text = get("key.pub");
    MinisignSecret secret;
    MinisignPublic key;
    ck_assert_int_eq(minisign_secret_read(secret_text, &secret), MINISIGN_GOOD);
    ck_assert_int_eq(minisign_public_read(public_text, &key), MINISIGN_GOOD);
    const char *const kinds[] = {"-S -W -s key -m bytes", "-S -l -W -s key -m bytes"}; /* hashed, older */
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        ck_assert_int_eq(minisign(kinds[i]), 0);
        g_autofree char *signature = get("bytes.minisig");
        ck_assert_int_eq(minisign_verify(&key, BYTES, strlen(BYTES), signature, NULL), MINISIGN_GOOD);
        ck_assert_int_eq(minisign_verify(&key, BYTES, strlen(BYTES) - 1, signature, NULL), MINISIGN_FALSE);
    }
    g_autofree char *ours = minisign_sign(&secret, BYTES, strlen(BYTES), "x");
    put("bytes.minisig", ours);
    ck_assert_int_eq(minisign("-V -p key.pub -m bytes"), 0);
}
END_TEST

START_TEST(every_changed_byte_is_noticed)
{
    MinisignSecret secret;
    MinisignPublic key;
    minisign_new(&secret, &key);
    g_autofree char *signature = minisign_sign(&secret, BYTES, strlen(BYTES), "id 1.0.0");
    size_t size = strlen(signature), first = (size_t)(strchr(signature, '\n') - signature);
    int noticed = 0, changed = 0;
    for (size_t i = first + 1; i < size; i++) {
        g_autofree char *other = g_strdup(signature);
        other[i] = other[i] == 'A' ? 'B' : 'A';
        changed++;
        noticed += minisign_verify(&key, BYTES, strlen(BYTES), other, NULL) != MINISIGN_GOOD;
    }
    ck_assert_int_gt(changed, 200);
    ck_assert_int_eq(noticed, changed);
}
END_TEST

START_TEST(other_keys_and_damaged_files_are_refused)
{
    MinisignSecret secret, other_secret;
    MinisignPublic key, other;
    minisign_new(&secret, &key);
    minisign_new(&other_secret, &other);
    g_autofree char *signature = minisign_sign(&secret, BYTES, strlen(BYTES), "x");
    ck_assert_int_eq(minisign_verify(&other, BYTES, strlen(BYTES), signature, NULL), MINISIGN_OTHER_KEY);
    memcpy(other.id, key.id, sizeof other.id);
    ck_assert_int_eq(minisign_verify(&other, BYTES, strlen(BYTES), signature, NULL), MINISIGN_FALSE);
    ck_assert_ptr_null(minisign_sign(&secret, BYTES, 1, "two\nlines"));
    const char *const damaged[] = {"", "\n\n\n\n", "untrusted comment: x\nRUQ=\ntrusted comment: \nAA==\n", "x\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(damaged); i++) {
        ck_assert_int_eq(minisign_verify(&key, BYTES, 1, damaged[i], NULL), MINISIGN_MALFORMED);
        ck_assert_int_eq(minisign_public_read(damaged[i], &other), MINISIGN_MALFORMED);
        ck_assert_int_eq(minisign_secret_read(damaged[i], &secret), MINISIGN_MALFORMED);
    }
}
END_TEST

static bool
have_minisign(void)
{
    g_autofree char *program = g_find_program_in_path("minisign");
    return program != NULL;
}

START_TEST(seal_opens_for_the_office_alone)
{
    EnvelopeSecret office, other;
    EnvelopePublic to, elsewhere;
    envelope_new(&office, &to);
    envelope_new(&other, &elsewhere);
    g_autoptr(GBytes) content = g_bytes_new_static(BYTES, sizeof BYTES);
    g_autoptr(GBytes) sealed = envelope_seal(&to, content);
    g_autoptr(GBytes) opened = envelope_open(&office, sealed);
    uint8_t id[MINISIGN_ID];
    ck_assert(envelope_kind(sealed) == ENVELOPE_SEALED && envelope_kind(content) == ENVELOPE_PLAIN);
    ck_assert(envelope_sealed_to(sealed, id) && memcmp(id, to.id, sizeof id) == 0);
    ck_assert(opened && g_bytes_equal(opened, content));
    ck_assert_ptr_null(envelope_open(&other, sealed));
    memcpy(other.id, office.id, sizeof other.id);
    ck_assert_ptr_null(envelope_open(&other, sealed));
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(sealed, &size);
    for (gsize i = 0; i < size; i++) { /* every byte that is changed, and every end that is cut off */
        g_autofree uint8_t *copy = g_memdup2(bytes, size);
        copy[i] ^= 1;
        g_autoptr(GBytes) changed = g_bytes_new(copy, size);
        g_autoptr(GBytes) cut = g_bytes_new(bytes, i);
        ck_assert_ptr_null(envelope_open(&office, changed));
        ck_assert_ptr_null(envelope_open(&office, cut));
    }
    envelope_forget(&office);
}
END_TEST

START_TEST(signature_travels_with_the_content)
{
    MinisignSecret secret;
    MinisignPublic public_key;
    minisign_new(&secret, &public_key);
    g_autoptr(GBytes) content = g_bytes_new_static(BYTES, sizeof BYTES);
    ck_assert_ptr_null(envelope_sign(&secret, content, "two\nlines"));
    g_autoptr(GBytes) all = envelope_sign(&secret, content, "one line");
    g_autofree char *signature = NULL;
    g_autoptr(GBytes) back = NULL;
    ck_assert(envelope_kind(all) == ENVELOPE_SIGNED && envelope_part(all, &signature, &back) && g_bytes_equal(back, content));
    ck_assert_int_eq(minisign_verify(&public_key, BYTES, sizeof BYTES, signature, NULL), MINISIGN_GOOD);
    gsize size = 0;
    const uint8_t *bytes = g_bytes_get_data(all, &size);
    for (gsize i = 0; i < 40; i++) {
        g_autoptr(GBytes) cut = g_bytes_new(bytes, i);
        char *none = NULL;
        GBytes *nothing = NULL;
        ck_assert(!envelope_part(cut, &none, &nothing));
    }
}
END_TEST

START_TEST(keys_to_seal_with_are_read_again)
{
    EnvelopeSecret secret, secret_back;
    EnvelopePublic public_key, public_back;
    envelope_new(&secret, &public_key);
    g_autofree char *secret_text = envelope_secret_text(&secret), *public_text = envelope_public_text(&public_key);
    ck_assert(envelope_secret_read(secret_text, &secret_back) && memcmp(&secret, &secret_back, sizeof secret) == 0);
    ck_assert(envelope_public_read(public_text, &public_back) && memcmp(&public_key, &public_back, sizeof public_key) == 0);
    ck_assert(!envelope_public_read(secret_text, &public_back) && !envelope_secret_read(public_text, &secret_back));
    ck_assert(!envelope_public_read("", &public_back) && !envelope_public_read("untrusted comment: \n!!\n", &public_back));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("sign");
    TCase *tests = tcase_create("sign");
    tcase_add_checked_fixture(tests, begin, end);
    if (have_minisign()) {
        tcase_add_test(tests, seal_opens_for_the_office_alone);
    tcase_add_test(tests, signature_travels_with_the_content);
    tcase_add_test(tests, keys_to_seal_with_are_read_again);
    tcase_add_test(tests, minisign_checks_ours);
        tcase_add_test(tests, minisign_signs_with_our_key);
        tcase_add_test(tests, we_check_and_use_minisigns_keys);
    }
    tcase_add_test(tests, every_changed_byte_is_noticed);
    tcase_add_test(tests, other_keys_and_damaged_files_are_refused);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
