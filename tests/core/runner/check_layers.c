/* SPDX-License-Identifier: Apache-2.0 */
/* The sandbox as root, as an ordinary user, and where Landlock or namespaces are not to be had: what still stands must
 * hold, and real data are refused exactly where a layer that they need is missing. */
#include <check.h>
#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    const char *denied;
    const char *plugin;
    const char *data;
    const char *line; /* 13 is EACCES */
} CASES[] = {
    {"", "00_sound", "real", "0 0 []"},
    {"nobody", "00_sound", "real", "0 0 []"},
    {"landlock", "00_sound", "real", "0 0 []"},
    {"namespaces", "00_sound", "real", "0 0 []"},
    {"nobody,landlock", "00_sound", "real", "0 0 []"},
    {"nobody,namespaces", "00_sound", "real", "0 0 []"},
    {"landlock,namespaces", "00_sound", "real", "4002 -1 [mounts, network, landlock]"},
    {"nobody,landlock,namespaces", "00_sound", "real", "4002 -1 [mounts, network, landlock]"},
    {"landlock,namespaces", "00_sound", "synthetic", "0 0 [mounts, network, landlock]"},
    {"nobody,landlock,namespaces", "00_sound", "synthetic", "0 0 [mounts, network, landlock]"},
    /* Attacks where only some layers stand. */
    {"namespaces", "24_read_file_in_constructor", "real", "0 13 []"},
    {"namespaces", "26_stat_in_constructor", "real", "0 13 []"},
    {"nobody,namespaces", "28_fake_filter", "real", "0 13 []"},
    {"landlock", "30_write_by_path", "real", "0 13 []"},
    {"nobody", "26_stat_in_constructor", "real", "0 13 []"},
    {"nobody", "33_kill_host", "real", "4011 -1 []"},
    {"nobody", "18_fork_bomb", "real", "4011 -1 []"},
    {"nobody", "09_loop_in_update", "real", "4012 -1 []"},
    {"nobody,landlock,namespaces", "30_write_by_path", "synthetic", "0 13 [mounts, network, landlock]"},
};

START_TEST(layers)
{
    const char *bin = g_getenv("HITO_BIN");
    if (geteuid() != 0 && strstr(CASES[_i].denied, "nobody"))
        return; /* already nobody in particular */
    g_autofree char *line = g_strdup_printf("%s/deny \"%s\" %s/layers %s %s", bin, CASES[_i].denied, bin, CASES[_i].plugin, CASES[_i].data);
    g_autofree char *out = NULL;
    int status = -1;
    ck_assert(g_spawn_command_line_sync(line, &out, NULL, &status, NULL));
    g_strchomp(out);
    ck_assert_msg(strcmp(out, CASES[_i].line) == 0, "%s %s: %s", CASES[_i].denied, CASES[_i].plugin, out);
    ck_assert_int_eq(status, 0);
}
END_TEST

static long
child_of(long parent)
{
    g_autoptr(GDir) processes = g_dir_open("/proc", 0, NULL);
    for (const char *name = g_dir_read_name(processes); name; name = g_dir_read_name(processes)) {
        g_autofree char *path = g_build_filename("/proc", name, "stat", NULL);
        g_autofree char *text = NULL;
        if (!g_ascii_isdigit(*name) || !g_file_get_contents(path, &text, NULL, NULL))
            continue;
        const char *behind = strrchr(text, ')'); /* ") S ppid" */
        if (behind && strlen(behind) > 4 && strtol(behind + 4, NULL, 10) == parent)
            return strtol(name, NULL, 10);
    }
    return 0;
}

/* Case 62: the host is killed while its worker sleeps; both pipes and the death signal end the worker. */
START_TEST(no_worker_outlives_its_host)
{
    g_autofree char *program = g_build_filename(g_getenv("HITO_BIN"), "layers", NULL);
    char *const argv[] = {program, (char[]){"11_sleep"}, (char[]){"synthetic"}, NULL};
    GPid host = 0;
    ck_assert(g_spawn_async(NULL, (char **)(uintptr_t)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &host, NULL));
    long worker = 0;
    for (int waited = 0; worker == 0 && waited < 200; waited++) {
        g_usleep(10000);
        worker = child_of(host);
    }
    ck_assert_int_gt(worker, 0);
    g_usleep(100000); /* until it sleeps in the plug-in; it must end wherever it is */
    kill(host, SIGKILL);
    waitpid(host, NULL, 0);
    g_autofree char *status = g_strdup_printf("/proc/%ld/status", worker);
    bool gone = false;
    for (int waited = 0; !gone && waited < 500; waited++) {
        g_autofree char *text = NULL;
        gone = !g_file_get_contents(status, &text, NULL, NULL) || strstr(text, "State:\tZ") != NULL;
        g_usleep(10000);
    }
    ck_assert(gone);
}
END_TEST

static const struct {
    const char *denied;
    const char *said;
} DOCTOR[] = {
    {"nobody", "\"real_data\": true"},
    {"landlock,namespaces", "\"real_data\": false"},
    {"landlock", "\"detail\": \"Function not implemented\""},
    {"nobody,namespaces", "\"detail\": \"Operation not permitted\""},
};

START_TEST(doctor_says_it_before_a_run)
{
    const char *bin = g_getenv("HITO_BIN");
    g_autofree char *line = g_strdup_printf("%s/deny \"%s\" %s/hito doctor --json", bin, DOCTOR[_i].denied, bin);
    g_autofree char *out = NULL;
    int status = -1;
    if (geteuid() != 0 && strstr(DOCTOR[_i].denied, "nobody"))
        return;
    ck_assert(g_spawn_command_line_sync(line, &out, NULL, &status, NULL));
    ck_assert_msg(strstr(out, DOCTOR[_i].said) != NULL, "%s: %s", DOCTOR[_i].denied, out);
    ck_assert_int_eq(status, 0);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("layers");
    TCase *tests = tcase_create("layers");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, layers, 0, G_N_ELEMENTS(CASES));
    tcase_add_test(tests, no_worker_outlives_its_host);
    tcase_add_loop_test(tests, doctor_says_it_before_a_run, 0, G_N_ELEMENTS(DOCTOR));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
