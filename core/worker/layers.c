/* SPDX-License-Identifier: Apache-2.0 */
/* The order is that of the sandbox study: what needs rights comes before what gives them up, and the filter that
 * refuses all of these calls comes last. */
#define _GNU_SOURCE /* Linux calls */
#include "core/worker/layers.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/worker/jail.h"
#include "core/worker/landlock.h"
#include "core/worker/report.h"

enum { NOBODY = 65534, FILES_MAX = 16, STACK_BYTES = 8 << 20 };

bool
layers_has(const FrameLayers *layers, FrameLayer layer)
{
    return (layers->active & (unsigned)layer) != 0;
}

static void
note(FrameLayers *layers, FrameLayer layer, int error)
{
    if (error == 0)
        layers->active |= (unsigned)layer;
    else
        layers->error[__builtin_ctz((unsigned)layer)] = (uint16_t)error;
}

/* Soft and hard are equal: what a plug-in cannot catch it cannot outlive. */
static int
limit_resources(const JobHead *head)
{
    const struct {
        __rlimit_resource_t resource;
        rlim_t value;
    } LIMITS[] = {
        {RLIMIT_CORE, 0},
        {RLIMIT_AS, ((rlim_t)head->memory_mb << 20) + head->slot_size * (head->n_slots + (head->n_shards > 1))},
        {RLIMIT_CPU, head->cpu_seconds},
        {RLIMIT_FSIZE, 0},
        {RLIMIT_NOFILE, FILES_MAX},
        {RLIMIT_STACK, STACK_BYTES},
        {RLIMIT_MEMLOCK, 0},
        {RLIMIT_NPROC, 0},
        {RLIMIT_SIGPENDING, 0},
        {RLIMIT_MSGQUEUE, 0},
    };
    for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++) {
        struct rlimit limit = {LIMITS[i].value, LIMITS[i].value};
        if (setrlimit(LIMITS[i].resource, &limit) != 0)
            return errno;
    }
    return 0;
}

static int
drop_privileges(bool keep_uid)
{
    if (geteuid() == 0 && !keep_uid) {
        /* Best effort: a container may lack the uid or the right; the other layers do not rest on it. */
        (void)!setgroups(0, NULL);
        (void)!setresgid(NOBODY, NOBODY, NOBODY);
        (void)!setresuid(NOBODY, NOBODY, NOBODY);
    }
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    if (syscall(SYS_capset, &head, none) != 0)
        return errno;
    /* A change of uid clears the death signal and the dumpable flag, so they come behind it. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return errno;
    return 0;
}

static int
install(int descriptor, unsigned int flags)
{
    struct stat info;
    if (fstat(descriptor, &info) != 0)
        return errno;
    size_t size = (size_t)info.st_size;
    void *code = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (code == MAP_FAILED)
        return errno;
    struct sock_fprog program = {(unsigned short)(size / sizeof(struct sock_filter)), code};
    long answer = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    int error = answer == 0 ? 0 : answer > 0 ? EBUSY : errno;
    munmap(code, size);
    return error;
}

int
layers_run_filter(void)
{
    return install(JOB_RUN_FILTER, SECCOMP_FILTER_FLAG_TSYNC);
}

bool
layers_run_filter_stands(void)
{
    uint32_t action = SECCOMP_RET_ALLOW;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0u, &action) != 0 && errno == EPERM;
}

static bool
alone(void)
{
    struct stat info;
    return stat("/proc/self/task", &info) != 0 || info.st_nlink <= 3;
}

void
layers_close(const Job *job, FrameLayers *layers)
{
    memset(layers, 0, sizeof *layers);
    note(layers, LAYER_AUDIT, fcntl(JOB_AUDIT_MARK, F_GETFD) >= 0 ? 0 : ENOENT);
    close(JOB_AUDIT_MARK);
    int threads = alone() ? 0 : EBUSY;
    Jail jail = jail_enter();
    note(layers, LAYER_MOUNTS, jail.mounts);
    note(layers, LAYER_NETWORK, jail.network);
    report_catch_traps();
    note(layers, LAYER_LIMITS, limit_resources(&job->head));
    note(layers, LAYER_PRIVILEGES, drop_privileges(jail.user));
    layers->landlock_abi = landlock_version();
    /* Landlock binds the calling thread alone. */
    note(layers, LAYER_LANDLOCK, threads ? threads : landlock_close(layers->landlock_abi));
    note(layers, LAYER_LOAD_FILTER, threads ? threads : install(JOB_LOAD_FILTER, 0));
}
