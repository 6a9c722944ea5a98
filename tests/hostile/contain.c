/* SPDX-License-Identifier: Apache-2.0 */
/* contain CASE [--real] [--without WORD,WORD...]: a case of tests/broken through the production path, and one line of what came
 * of it: "H4011 41" or "answer N", then what was left that should not be. WORDs take layers of the worker (namespaces
 * landlock limits privileges filters run-filter audit contract descriptors readonly) or checks of the host (scan frames observations
 * sort closing seal stdio patience links modes deadline cells path) away; the former need HITO_LESS_WORKER, a worker that can be without. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "tests/core/runner/broken_run.h"
#include "tests/hostile/less_host.h"

enum { SPARE_FILE = 20, FOR_EVER = 3600, MANY_CELLS = 10000000 };

static bool
is_of_worker(const char *word)
{
    static const char *const WORDS[] = {"namespaces", "landlock", "limits", "privileges", "filters", "run-filter", "audit", "contract", "descriptors", "readonly"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (strcmp(WORDS[i], word) == 0)
            return true;
    }
    return false;
}

/* A folder whose name says what its worker is without. */
static char *
less_worker(const char *words)
{
    const char *program = g_getenv("HITO_LESS_WORKER");
    g_autofree char *release = broken_run_worker();
    g_autofree char *beside = g_path_get_dirname(release);
    g_autofree char *audit = g_build_filename(beside, "hito-audit.so", NULL);
    g_autofree char *top = g_dir_make_tmp("hito-less-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename(top, words, NULL);
    g_autofree char *its_audit = g_build_filename(folder, "hito-audit.so", NULL);
    char *worker = g_build_filename(folder, "hito-worker", NULL);
    bool has_audit = !strstr(words, "filter") && !strstr(words, "audit");
    if (!program || g_mkdir(folder, 0755) != 0 || g_chmod(top, 0755) != 0 || symlink(program, worker) != 0 ||
        (has_audit && symlink(audit, its_audit) != 0))
        abort();
    return worker;
}

static void
remove_worker(const char *worker)
{
    g_autofree char *folder = g_path_get_dirname(worker);
    g_autofree char *top = g_path_get_dirname(folder);
    g_autofree char *audit = g_build_filename(folder, "hito-audit.so", NULL);
    g_unlink(worker);
    g_unlink(audit);
    g_rmdir(folder);
    g_rmdir(top);
}

static void
take_away(BrokenCase *broken, GString *of_worker, const char *words)
{
    g_auto(GStrv) each = g_strsplit(words, ",", 0);
    for (size_t i = 0; each[i]; i++) {
        if (is_of_worker(each[i]))
            g_string_append_printf(of_worker, "%s%s", of_worker->len ? "+" : "", each[i]);
        else if (strcmp(each[i], "deadline") == 0)
            broken->wall_seconds = FOR_EVER;
        else if (strcmp(each[i], "cells") == 0)
            broken->cells = MANY_CELLS;
        else if (strcmp(each[i], "path") == 0)
            broken->reopens_by_path = true;
        else
            less_host_remove(each[i]);
    }
}

static void
print_run(const BrokenRun *run)
{
    const GArray *cells = run->submission->observations->observations;
    bool kept = run->failure && (cells->len > 0 || (run->failure >= 4000 && run->submission->failure != run->failure));
    if (run->failure)
        printf("H%04u %s", run->failure, run->argument);
    else if (run->answer >= 0)
        printf("answer %d", (int)run->answer);
    else
        printf("accepted, %u cells", cells->len);
    uint32_t layers = run->submission->layers | SANDBOX_RUN_FILTER;
    g_autofree char *missing = run->failure || sandbox_layers_suffice(layers) ? NULL : sandbox_layers_missing(layers);
    if (missing)
        printf(" [%s]", missing);
    printf("%s%s%s%s%s%s\n", kept ? " RESULTS-KEPT" : "", run->left_child ? " LEFT-CHILD" : "", run->left_descriptors ? " LEFT-DESCRIPTORS" : "",
           run->changed_input ? " CHANGED-INPUT" : "", run->changed_target ? " CHANGED-FILE" : "", run->created_file ? " CREATED-FILE" : "");
    g_autofree char *digest = digest_bytes(cells->data, cells->len * sizeof(Observation));
    printf("cells %u sha256 %.16s\n", cells->len, digest);
}

int
main(int argc, char **argv)
{
    BrokenCase broken = {.synthetic = true};
    g_autoptr(GString) of_worker = g_string_new(NULL);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--real") == 0)
            broken.synthetic = false;
        else if (strcmp(argv[i], "--without") == 0 && i + 1 < argc)
            take_away(&broken, of_worker, argv[++i]);
        else
            broken.name = argv[i];
    }
    if (!broken.name)
        return 2;
    g_autofree char *worker = of_worker->len ? less_worker(of_worker->str) : NULL;
    broken.worker = worker;
    /* A file of the host that is open and, as in a careless host, not closed when a program starts. */
    g_autofree char *target = g_strdup_printf("%s/../tests/broken/target.txt", g_getenv("HITO_BIN"));
    int own = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (own >= 0)
        dup2(own, SPARE_FILE);
    BrokenRun run = broken_run_case(&broken);
    print_run(&run);
    broken_run_clear(&run);
    if (worker)
        remove_worker(worker);
    return 0;
}
