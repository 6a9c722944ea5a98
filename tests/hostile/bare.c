/* SPDX-License-Identifier: Apache-2.0 */
/* bare LIBRARY [load]: what a host without a sandbox does: it loads a plug-in into a process, believes all it finds there, and
 * runs it over three rows that anybody may write to. Prints "answer N" and the order of the windows that were emitted. The
 * plug-in's process is a child of the host's, so that "the host" is somebody who can be attacked. With "load" it hands
 * 64 KB of ones to the plug-in as a saved state. */
#define _GNU_SOURCE /* environ */
#include <dlfcn.h>
#include <fcntl.h>
#include <hito/hito.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 3, COLUMNS = 4, RESULTS = 3, SPARE_FILE = 20, FAR = 1030, SHOWN = 3 };

static struct {
    int64_t answer;
    char order[64];
    int n;
} seen = {-1, "", 0};

static hito_code
emit(void *context, const hito_observation *o)
{
    (void)context;
    if (o->indicator == 0 && o->window == 0 && o->table == 0)
        seen.answer = o->numerator;
    size_t used = strlen(seen.order);
    if (seen.n++ < SHOWN)
        snprintf(seen.order + used, sizeof seen.order - used, " %u", o->window);
    return HITO_OK;
}

static hito_code
finding(void *context, uint32_t input, int64_t row, uint32_t rule)
{
    (void)context, (void)input, (void)row, (void)rule;
    return HITO_OK;
}

static hito_code
fail(void *context, hito_code code, uint32_t input, int64_t row, uint32_t message)
{
    (void)context, (void)input, (void)row, (void)message;
    return code;
}

static int32_t
progress(void *context, uint64_t done, uint64_t total)
{
    (void)context, (void)done, (void)total;
    return 0;
}

static const void *
extension(void *context, const char *id)
{
    (void)context, (void)id;
    return NULL;
}

static const hito_window WINDOWS[] = {{HITO_WINDOW_QUARTER, 0, 1, 20362, 20454, 0}, {HITO_WINDOW_QUARTER, 1, 1, 20454, 20544, 0},
                                      {HITO_WINDOW_QUARTER, 2, 1, 20544, 20635, 0}};
static const hito_run RUN = {.struct_size = sizeof(hito_run), .n_windows = 3, .windows = WINDOWS, .n_quarters = 3, .n_shards = 1, .seed = 1};
static const hito_host HOST = {sizeof(hito_host), HITO_ABI_1_0, NULL, emit, finding, fail, progress, extension};

typedef struct Batch {
    struct ArrowArray root, column[COLUMNS];
    struct ArrowArray *columns[COLUMNS];
    const void *buffers[COLUMNS][2];
    const void *none[1];
} Batch;

/* person, date, sex, row number: one behind the other in one map that can be written. */
static void
lay_out(Batch *batch)
{
    static const int32_t VALUES[COLUMNS - 1][ROWS] = {{0, 1, 2}, {20546, 20547, 20578}, {0, 1, 2}};
    char *map = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t c = 0; c < COLUMNS; c++) {
        char *values = map + 64 * c;
        for (int i = 0; i < ROWS; i++) {
            if (c + 1 < COLUMNS)
                ((int32_t *)(void *)values)[i] = VALUES[c][i];
            else
                ((int64_t *)(void *)values)[i] = i + 2;
        }
        batch->buffers[c][1] = values;
        batch->column[c] = (struct ArrowArray){.length = ROWS, .n_buffers = 2, .buffers = batch->buffers[c]};
        batch->columns[c] = &batch->column[c];
    }
    batch->root = (struct ArrowArray){.length = ROWS, .n_buffers = 1, .n_children = COLUMNS, .buffers = batch->none, .children = batch->columns};
}

static size_t
ones(void *context, void *bytes, size_t size)
{
    size_t *left = context;
    size_t n = size < *left ? size : *left;
    memset(bytes, 0xff, n);
    *left -= n;
    return n;
}

static void
load_ones(const hito_plugin *plugin)
{
    const hito_merge *merge = plugin->extension(HITO_MERGE_ID);
    size_t left = 65536;
    hito_source source = {sizeof source, 0, &left, ones};
    void *state = NULL;
    printf("load answers %d\n", merge->load(&HOST, &RUN, &source, &state));
}

static int
play(const char *library, int loads)
{
    static Batch batch;
    void *state = NULL;
    /* What a host has open: a pipe for results as number 3, and a file of its own. */
    int results[2];
    if (pipe(results) != 0 || fcntl(results[0], F_DUPFD, FAR) < 0 || dup2(results[1], RESULTS) < 0)
        return 3;
    int file = open("/tmp", O_TMPFILE | O_WRONLY, 0600);
    if (file >= 0)
        dup2(file, SPARE_FILE);
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        puts(dlerror());
        return 3;
    }
    const hito_plugin *(*entry)(uint32_t) = NULL;
    void *symbol = dlsym(handle, "hito_plugin_entry");
    memcpy(&entry, &symbol, sizeof entry);
    const hito_plugin *plugin = entry(HITO_ABI_1_0);
    if (loads) {
        load_ones(plugin);
        return 0;
    }
    lay_out(&batch);
    hito_code code = plugin->create(&HOST, &RUN, &state);
    code = code ? code : plugin->begin(state, 0, NULL);
    code = code ? code : plugin->update(state, 0, &batch.root);
    code = code ? code : plugin->end(state, 0);
    code = code ? code : plugin->finish(state);
    if (code)
        printf("code %d\n", code);
    else
        printf("answer %lld order%s\n", (long long)seen.answer, seen.order);
    fflush(stdout);
    _exit(0);
}

int
main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    pid_t plugin = fork();
    if (plugin == 0) {
        /* The machine is shared: what the sandbox would bound is bounded here far above that, and dumps no core. */
        struct rlimit memory = {(rlim_t)12 << 30, RLIM_INFINITY}, none = {0, 0};
        setrlimit(RLIMIT_AS, &memory);
        setrlimit(RLIMIT_CORE, &none);
        return play(argv[1], argc > 2);
    }
    int status = 0;
    waitpid(plugin, &status, 0);
    if (WIFSIGNALED(status))
        printf("signal %d\n", WTERMSIG(status));
    else if (WEXITSTATUS(status))
        printf("status %d\n", WEXITSTATUS(status));
    else
        puts("status 0");
    return 0;
}
