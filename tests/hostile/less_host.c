/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* posix_spawn */
#include "tests/hostile/less_host.h"

#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>

#include "core/runner/elf_scan.h"
#include "core/runner/memory_file.h"
#include "core/runner/observation_check.h"
#include "core/runner/worker_process.h"
#include "core/runner/worker_results.h"

static char removed[16][16];

void
less_host_remove(const char *check)
{
    for (size_t i = 0; i < G_N_ELEMENTS(removed); i++) {
        if (!removed[i][0]) {
            g_strlcpy(removed[i], check, sizeof removed[i]);
            return;
        }
    }
}

bool
less_host_is_without(const char *check)
{
    for (size_t i = 0; i < G_N_ELEMENTS(removed); i++) {
        if (strcmp(removed[i], check) == 0)
            return true;
    }
    return false;
}

ElfFault __real_elf_scan(const void *bytes, size_t size, const GPtrArray *runtime, const char **detail);
ElfFault __wrap_elf_scan(const void *bytes, size_t size, const GPtrArray *runtime, const char **detail);
ObservationFault __real_observation_check(const FrameObservation *seen, const Manifest *manifest, const WindowSet *windows);
ObservationFault __wrap_observation_check(const FrameObservation *seen, const Manifest *manifest, const WindowSet *windows);
int64_t __real_observation_set_sort(ObservationSet *set);
int64_t __wrap_observation_set_sort(ObservationSet *set);
FrameAnswer __real_frame_next(FrameReader *reader, Frame *frame);
FrameAnswer __wrap_frame_next(FrameReader *reader, Frame *frame);
int __real_worker_results_read(WorkerResults *results, int pipe);
int __wrap_worker_results_read(WorkerResults *results, int pipe);
bool __real_memory_file_seal_for_others(int file);
bool __wrap_memory_file_seal_for_others(int file);
bool __real_worker_process_end(WorkerProcess *process, int patience);
bool __wrap_worker_process_end(WorkerProcess *process, int patience);
int __real_posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int file, const char *path, int flags, mode_t mode);
int __wrap_posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int file, const char *path, int flags, mode_t mode);
int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __real_fstat(int file, struct stat *info);
int __wrap_fstat(int file, struct stat *info);

ElfFault
__wrap_elf_scan(const void *bytes, size_t size, const GPtrArray *runtime, const char **detail)
{
    return less_host_is_without("scan") ? ELF_GOOD : __real_elf_scan(bytes, size, runtime, detail);
}

ObservationFault
__wrap_observation_check(const FrameObservation *seen, const Manifest *manifest, const WindowSet *windows)
{
    return less_host_is_without("observations") ? OBSERVATION_GOOD : __real_observation_check(seen, manifest, windows);
}

int64_t
__wrap_observation_set_sort(ObservationSet *set)
{
    return less_host_is_without("sort") ? -1 : __real_observation_set_sort(set);
}

/* A reader that looks for anything like a frame and believes it: no number, no sum, garbage is passed over. */
FrameAnswer
__wrap_frame_next(FrameReader *reader, Frame *frame)
{
    if (!less_host_is_without("frames"))
        return __real_frame_next(reader, frame);
    for (; reader->to - reader->from >= FRAME_HEAD; reader->from++) {
        const unsigned char *head = reader->bytes + reader->from;
        uint32_t size;
        memcpy(&size, head, sizeof size);
        unsigned kind = head[4] | head[5] << 8u;
        if (head[6] != 'i' || head[7] != 'H' || kind == 0 || kind >= FRAME_KIND_END || size > FRAME_PAYLOAD_MAX)
            continue;
        if (reader->to - reader->from < FRAME_HEAD + size)
            return FRAME_MORE;
        *frame = (Frame){(FrameKind)kind, head + FRAME_HEAD, size};
        reader->from += FRAME_HEAD + size;
        return FRAME_GOOD;
    }
    return FRAME_MORE;
}

/* The end of the pipe is taken for the end of the work. */
int
__wrap_worker_results_read(WorkerResults *results, int pipe)
{
    int n = __real_worker_results_read(results, pipe);
    if (n != 0 || !less_host_is_without("closing") || results->phase == PHASE_CLOSED)
        return n;
    results->batches = results->batches_sent;
    results->phase = PHASE_CLOSED;
    return 1;
}

bool
__wrap_memory_file_seal_for_others(int file)
{
    return less_host_is_without("seal") || __real_memory_file_seal_for_others(file);
}

bool
__wrap_worker_process_end(WorkerProcess *process, int patience)
{
    return __real_worker_process_end(process, patience > 0 && less_host_is_without("patience") ? 3600 * 1000 : patience);
}

int
__wrap_posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int file, const char *path, int flags, mode_t mode)
{
    return less_host_is_without("stdio") ? 0 : __real_posix_spawn_file_actions_addopen(actions, file, path, flags, mode);
}

/* Plug-ins are opened without a mode: nothing is made. */
int
__wrap_openat(int folder, const char *path, int flags, ...)
{
    return __real_openat(folder, path, less_host_is_without("links") ? flags & ~O_NOFOLLOW : flags);
}

int
__wrap_fstat(int file, struct stat *info)
{
    int answer = __real_fstat(file, info);
    if (answer == 0 && less_host_is_without("modes"))
        info->st_mode &= ~(mode_t)S_IWOTH;
    return answer;
}
