/* SPDX-License-Identifier: Apache-2.0 */
/* posix_spawn and not fork: a fork would hand the host's memory, with every partner's rows, to the plug-in. */
#define _GNU_SOURCE /* pipe2, memfd_create */
#include "core/runner/worker_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/finding.h"
#include "core/runner/memory_file.h"
#include "core/runner/sandbox_filter.h"

enum { DESCRIPTORS = JOB_DESCRIPTOR_END, ABOVE = 32, STATES_ROOM = 1 << 20 };

/* The worker's descriptors by their numbers, as the host holds them, -1 for what it does not get: all at or above 32, so that a
 * dup2 to a low number never meets a source that is still needed. */
typedef struct Handover {
    int source[DESCRIPTORS];
} Handover;

static int
lift(int file)
{
    if (file < 0)
        return -1;
    int high = fcntl(file, F_DUPFD_CLOEXEC, ABOVE);
    close(file);
    return high;
}

static bool
make_pipes(WorkerProcess *process, Handover *handover)
{
    int results[2], commands[2];
    if (pipe2(results, O_CLOEXEC) != 0)
        return false;
    process->results = lift(results[0]);
    handover->source[JOB_RESULTS] = lift(results[1]);
    if (pipe2(commands, O_CLOEXEC) != 0)
        return false;
    handover->source[JOB_COMMANDS] = lift(commands[0]);
    process->commands = lift(commands[1]);
    return process->results >= 0 && process->commands >= 0;
}

void
worker_ring_init(WorkerRing *ring)
{
    *ring = (WorkerRing){.file = -1, .states = {-1, -1}};
}

/* The host maps the ring before it is sealed: its map stays writable, no later one can be. */
bool
worker_ring_open(WorkerRing *ring, size_t size, bool with_states)
{
    ring->file = lift(memory_file_new("hito-slots", size));
    if (ring->file < 0)
        return false;
    void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, ring->file, 0);
    if (map == MAP_FAILED)
        return false;
    ring->slots = map;
    ring->size = size;
    madvise(map, size, MADV_DONTDUMP);
    if (with_states) {
        int states[2];
        if (pipe2(states, O_CLOEXEC) != 0)
            return false;
        (void)!fcntl(states[0], F_SETPIPE_SZ, STATES_ROOM); /* a wish: smaller pieces do as well */
        ring->states[0] = lift(states[0]);
        ring->states[1] = lift(states[1]);
        if (ring->states[0] < 0 || ring->states[1] < 0)
            return false;
    }
    return memory_file_seal_for_others(ring->file);
}

void
worker_ring_started(WorkerRing *ring)
{
    int *files[] = {&ring->file, &ring->states[0], &ring->states[1]};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        if (*files[i] >= 0)
            close(*files[i]);
        *files[i] = -1;
    }
}

void
worker_ring_close(WorkerRing *ring)
{
    worker_ring_started(ring);
    if (ring->slots)
        munmap(ring->slots, ring->size);
    ring->slots = NULL;
}

/* Ends of what is shared, of which the host may need its own for the next worker. */
static bool
take_ring(const WorkerRing *ring, Handover *handover, const JobHead *head)
{
    int states = ring->states[head->shard == 0 ? 0 : 1];
    handover->source[JOB_SLOTS] = fcntl(ring->file, F_DUPFD_CLOEXEC, ABOVE);
    if (head->n_shards > 1)
        handover->source[JOB_STATES] = fcntl(states, F_DUPFD_CLOEXEC, ABOVE);
    return handover->source[JOB_SLOTS] >= 0 && (head->n_shards < 2 || handover->source[JOB_STATES] >= 0);
}

static bool
make_rest(WorkerProcess *process, Handover *handover, const Job *job, int library)
{
    size_t size = job_size(job);
    g_autofree unsigned char *bytes = g_malloc0(size);
    job_write(job, bytes);
    handover->source[JOB_RUN] = lift(memory_file_of("hito-run", bytes, size));
    handover->source[JOB_PLUGIN] = fcntl(library, F_DUPFD_CLOEXEC, ABOVE);
    for (int i = 0; i < 2; i++) {
        process->filters[i] = lift(memory_file_new("hito-filter", 0));
        handover->source[JOB_LOAD_FILTER + i] = process->filters[i] < 0 ? -1 : fcntl(process->filters[i], F_DUPFD_CLOEXEC, ABOVE);
    }
    for (int i = JOB_RESULTS; i < JOB_AUDIT_MARK; i++) {
        if (handover->source[i] < 0)
            return false;
    }
    return true;
}

static int
spawn(WorkerProcess *process, const Handover *handover, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *audit = g_strdup_printf("LD_AUDIT=%s/hito-audit.so", folder);
    char *const argv[] = {(char[]){"hito-worker"}, NULL};
    char *const environment[] = {(char[]){"LANG=C"}, (char[]){"TZ=UTC"}, (char[]){"MALLOC_ARENA_MAX=1"},
                                 (char[]){"OMP_NUM_THREADS=1"}, audit, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    for (int i = JOB_RESULTS; i < DESCRIPTORS; i++) {
        if (handover->source[i] >= 0)
            posix_spawn_file_actions_adddup2(&actions, handover->source[i], i);
    }
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawn(&process->pid, path, &actions, &attributes, argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
        process->pid = 0;
    return error;
}

static void
close_all(Handover *handover)
{
    for (int i = JOB_RESULTS; i < DESCRIPTORS; i++) {
        if (handover->source[i] >= 0)
            close(handover->source[i]);
    }
}

bool
worker_process_start(WorkerProcess *process, const char *path, const WorkerRing *ring, const Job *job, int library, GError **error)
{
    memset(process, 0, sizeof *process);
    process->handle = process->commands = process->results = process->filters[0] = process->filters[1] = -1;
    Handover handover;
    memset(&handover, 0xff, sizeof handover);
    bool good = make_pipes(process, &handover) && take_ring(ring, &handover, &job->head) &&
                make_rest(process, &handover, job, library);
    if (!good)
        error_set(error, 9001, "", 0, g_strerror(errno), NULL);
    int failed = good ? spawn(process, &handover, path) : 0;
    close_all(&handover);
    if (failed != 0)
        error_set(error, 4001, "", 0, path, g_strerror(failed), NULL);
    if (!good || failed != 0)
        return false;
    process->handle = (int)syscall(SYS_pidfd_open, process->pid, 0u);
    if (!sandbox_filter_load(process->filters[0], process->pid) || !sandbox_filter_run(process->filters[1], process->pid)) {
        error_set(error, 4100, "", 0, g_strerror(errno), NULL);
        return false;
    }
    return true;
}

/* A pipe, not a socket: writing to a worker that is gone would raise SIGPIPE, so that is held back meanwhile. */
bool
worker_process_command(WorkerProcess *process, JobVerb verb, uint32_t input, bool present)
{
    JobCommand command = {(uint32_t)verb, input, present, 0};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGPIPE, &ignore, &before);
    ssize_t n;
    do
        n = write(process->commands, &command, sizeof command);
    while (n < 0 && errno == EINTR);
    sigaction(SIGPIPE, &before, NULL);
    return n == (ssize_t)sizeof command;
}

static bool
ended_within(const WorkerProcess *process, int patience)
{
    struct pollfd waiting = {.fd = process->handle, .events = POLLIN};
    if (process->handle >= 0)
        return poll(&waiting, 1, patience) > 0;
    siginfo_t info = {0};
    for (int waited = 0; waited <= patience; waited += 5) {
        if (waitid(P_PID, (id_t)process->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0)
            return true;
        g_usleep(5000);
    }
    return false;
}

bool
worker_process_end(WorkerProcess *process, int patience)
{
    bool by_itself = false;
    if (process->pid > 0) {
        by_itself = ended_within(process, patience);
        if (!by_itself && (process->handle < 0 || syscall(SYS_pidfd_send_signal, process->handle, SIGKILL, NULL, 0u) != 0))
            kill(process->pid, SIGKILL); /* not reaped yet, so the number is still the worker's */
        while (wait4(process->pid, &process->status, 0, &process->usage) < 0 && errno == EINTR) {
        }
        process->pid = 0;
    }
    int *files[] = {&process->handle, &process->commands, &process->results, &process->filters[0], &process->filters[1]};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        if (*files[i] >= 0)
            close(*files[i]);
        *files[i] = -1;
    }
    return by_itself;
}
