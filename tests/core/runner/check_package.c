/* SPDX-License-Identifier: Apache-2.0 */
/* Folders of plug-ins that must not be opened, shared objects that must not be loaded, files that break off. */
#define _GNU_SOURCE /* renameat2 */
#include <check.h>
#include <elf.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/runner/elf_scan.h"
#include "tests/core/runner/broken_run.h"

static char *folder, *library, *manifest;

static void
begin(void)
{
    folder = broken_run_folder("00_sound");
    library = g_build_filename(folder, "broken.so", NULL);
    manifest = g_build_filename(folder, "manifest.json", NULL);
}

static void
end(void)
{
    g_autofree char *rows = g_build_filename(folder, "rows.csv", NULL);
    g_unlink(library);
    g_unlink(manifest);
    g_unlink(rows);
    g_rmdir(folder);
    g_free(folder);
    g_free(library);
    g_free(manifest);
}

/* The number of the first finding, 0 for a package that is good. */
static unsigned
open_folder(void)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(PluginPackage) package = plugin_package_open(folder, findings);
    if (finding_list_size(findings) > 0)
        return finding_list_peek(findings, 0)->number;
    return package && package->library >= 0 ? 0 : 1;
}

START_TEST(a_sound_folder_is_opened_and_sealed)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(PluginPackage) package = plugin_package_open(folder, findings);
    ck_assert_ptr_nonnull(package);
    ck_assert_int_lt(write(package->library, "x", 1), 0);
    ck_assert_int_ne(ftruncate(package->library, 0), 0);
    ck_assert_ptr_eq(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, package->library, 0), MAP_FAILED);
}
END_TEST

START_TEST(links_and_open_folders_are_refused)
{
    g_chmod(library, 0666);
    ck_assert_uint_eq(open_folder(), 3104);
    g_chmod(library, 0644);
    g_chmod(folder, 0777);
    ck_assert_uint_eq(open_folder(), 3104);
    g_chmod(folder, 0755);
    g_autofree char *elsewhere = g_strconcat(folder, ".so", NULL);
    ck_assert_int_eq(g_rename(library, elsewhere), 0);
    ck_assert_uint_eq(open_folder(), 3101);
    ck_assert_int_eq(symlink(elsewhere, library), 0);
    ck_assert_uint_eq(open_folder(), 3102);
    g_unlink(library);
    ck_assert_int_eq(mkfifo(library, 0644), 0);
    ck_assert_uint_eq(open_folder(), 3102);
    g_unlink(elsewhere);
}
END_TEST

START_TEST(another_byte_is_another_library)
{
    ck_assert_uint_eq(open_folder(), 0);
    int file = open(library, O_WRONLY | O_APPEND);
    ck_assert_int_eq(write(file, "x", 1), 1);
    close(file);
    ck_assert_uint_eq(open_folder(), 3105);
}
END_TEST

static ElfFault
scan(const char *bytes, size_t size)
{
    g_autoptr(GPtrArray) runtime = g_ptr_array_new();
    g_ptr_array_add(runtime, (char[]){"libc.so.6"});
    g_ptr_array_add(runtime, (char[]){"libm.so.6"});
    const char *detail;
    return elf_scan(bytes, size, runtime, &detail);
}

START_TEST(the_scan_names_what_is_wrong)
{
    g_autofree char *bytes = NULL;
    gsize size = 0;
    ck_assert(g_file_get_contents(library, &bytes, &size, NULL));
    ck_assert_int_eq(scan(bytes, size), ELF_GOOD);
    for (gsize cut = 0; cut < size; cut += 61)
        ck_assert_int_ne(scan(bytes, cut), ELF_GOOD);
    Elf64_Ehdr *head = (Elf64_Ehdr *)(void *)bytes;
    head->e_machine = EM_S390;
    ck_assert_int_eq(scan(bytes, size), ELF_MACHINE);
    ck_assert_int_eq(scan("#!/bin/sh\n", 10), ELF_UNREADABLE);
    g_autofree char *program = NULL;
    ck_assert(g_file_get_contents("/proc/self/exe", &program, &size, NULL));
    ck_assert_int_eq(scan(program, size), ELF_INTERPRETER);
}
END_TEST

/* Run the sound plug-in over a file with these bytes. */
static Submission *
run_over(const char *rows, FindingList *findings, bool *good)
{
    g_autofree char *path = g_build_filename(folder, "rows.csv", NULL);
    g_autofree char *worker = broken_run_worker();
    if (rows)
        g_file_set_contents(path, rows, -1, NULL);
    g_autoptr(PluginPackage) package = plugin_package_open(folder, findings);
    Submission *submission = submission_new();
    submission->windows = calendar_windows(calendar_us_fiscal(), 8103, 8105);
    WorkerJob job = {.package = package, .windows = submission->windows, .data_folder = folder, .synthetic = true, .as_of_day = 20648,
                     .seed = 1, .worker_path = worker};
    *good = package && package->library >= 0 && worker_run(&job, submission, findings);
    return submission;
}

START_TEST(a_file_that_breaks_off_is_announced_as_missing)
{
    g_autoptr(FindingList) findings = finding_list_new();
    bool good = false;
    g_autoptr(Submission) submission = run_over("person,date,sex\nA,2026-04-03,F\n\"B,2026-04-04,M\n", findings, &good);
    ck_assert(good);
    ck_assert_uint_eq(submission->inputs->len, 1);
    ck_assert(!((SubmissionInput *)submission->inputs->pdata[0])->present);
    ck_assert_int_eq(finding_list_exit_status(findings), 1);
    ck_assert_uint_gt(submission->observations->observations->len, 0);
}
END_TEST

enum { RACES = 200 };

/* Swap the library with another one, at all distances from an opening, until killed. */
static pid_t
start_swapping(const char *other)
{
    pid_t swapper = fork();
    if (swapper != 0)
        return swapper;
    for (unsigned i = 0;; i++) {
        renameat2(AT_FDCWD, library, AT_FDCWD, other, RENAME_EXCHANGE);
        usleep(i * 37 % 400);
    }
}

/* Case 58: what is checked is what is loaded, whatever happens to the file meanwhile. The other library emits what is refused, so that a
 * run of it would show. */
START_TEST(a_racing_rename_is_refused_or_changes_nothing)
{
    g_autofree char *other_folder = broken_run_folder("46_more_than_all");
    g_autofree char *other = g_build_filename(other_folder, "broken.so", NULL);
    pid_t swapper = start_swapping(other);
    ck_assert_int_gt(swapper, 0);
    unsigned ran = 0, refused = 0;
    for (int i = 0; i < RACES; i++) {
        g_autoptr(FindingList) findings = finding_list_new();
        bool good = false;
        g_autoptr(Submission) submission = run_over("person,date,sex\nA,2026-04-03,F\n", findings, &good);
        unsigned number = good ? 0 : finding_list_peek(findings, 0)->number;
        ck_assert_msg(good || number == 3105, "%u, %u", number, submission->failure);
        ran += good;
        refused += !good;
    }
    kill(swapper, SIGKILL);
    waitpid(swapper, NULL, 0);
    printf("racing rename: %u runs of what was approved, %u refused [H3105], 0 of another library\n", ran, refused);
    ck_assert_uint_gt(ran, 0);
    ck_assert_uint_gt(refused, 0);
    g_autofree char *clean = g_strdup_printf("rm -r '%s'", other_folder);
    ck_assert_int_eq(system(clean), 0);
}
END_TEST

START_TEST(a_missing_file_is_a_finding_and_no_failure)
{
    g_autoptr(FindingList) findings = finding_list_new();
    bool good = false;
    g_autoptr(Submission) submission = run_over(NULL, findings, &good);
    ck_assert(good);
    ck_assert(!((SubmissionInput *)submission->inputs->pdata[0])->present);
    ck_assert_str_eq(((SubmissionInput *)submission->inputs->pdata[0])->sha256, "");
    ck_assert_int_eq(finding_list_exit_status(findings), 1);
}
END_TEST

START_TEST(a_worker_that_is_not_there_is_the_machines_fault)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(PluginPackage) package = plugin_package_open(folder, findings);
    g_autoptr(Submission) submission = submission_new();
    submission->windows = calendar_windows(calendar_us_fiscal(), 8103, 8105);
    WorkerJob job = {.package = package, .windows = submission->windows, .data_folder = folder, .synthetic = true, .as_of_day = 20648,
                     .seed = 1, .worker_path = "/nowhere/hito-worker"};
    ck_assert(!worker_run(&job, submission, findings));
    ck_assert_int_eq(finding_list_exit_status(findings), 4);
    ck_assert_uint_eq(submission->failure, 4001);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("package");
    TCase *tests = tcase_create("package");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, a_sound_folder_is_opened_and_sealed);
    tcase_add_test(tests, links_and_open_folders_are_refused);
    tcase_add_test(tests, another_byte_is_another_library);
    tcase_add_test(tests, the_scan_names_what_is_wrong);
    tcase_add_test(tests, a_file_that_breaks_off_is_announced_as_missing);
    tcase_add_test(tests, a_racing_rename_is_refused_or_changes_nothing);
    tcase_add_test(tests, a_missing_file_is_a_finding_and_no_failure);
    tcase_add_test(tests, a_worker_that_is_not_there_is_the_machines_fault);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
