/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/refusal.h"

#include <errno.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/* Calls that no library makes on its own. Some machines lack the older ones. */
static const int16_t ENDS_THE_RUN[] = {
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
    SYS_execve, SYS_execveat, SYS_clone, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kill, SYS_tkill,
    SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_pidfd_open, SYS_pidfd_getfd, SYS_pidfd_send_signal, SYS_socketpair, SYS_connect,
    SYS_bind, SYS_sendto, SYS_sendmsg, SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_pivot_root, SYS_chroot, SYS_bpf,
    SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_init_module,
    SYS_finit_module, SYS_kexec_load, SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_shmget, SYS_shmat, SYS_msgget, SYS_semget,
    SYS_mq_open, SYS_setuid, SYS_setresuid, SYS_quotactl, SYS_reboot,
    SYS_mmap, SYS_mprotect, /* trapped for memory that can be executed alone */
};

/* What is not here answers EPERM. */
static const struct {
    int16_t call, error;
} QUIET[] = {
    {SYS_ioctl, ENOTTY},      {SYS_faccessat, EACCES}, {SYS_readlinkat, EACCES}, {SYS_statx, EACCES},     {SYS_getcwd, EACCES},
    {SYS_getdents64, EACCES}, {SYS_unlinkat, EACCES},  {SYS_openat, EACCES},     {SYS_newfstatat, EACCES}, {SYS_pipe2, EMFILE},
#ifdef SYS_faccessat2
    {SYS_faccessat2, EACCES},
#endif
#ifdef SYS_open
    {SYS_open, EACCES},       {SYS_access, EACCES},    {SYS_readlink, EACCES},   {SYS_stat, EACCES},      {SYS_lstat, EACCES},
    {SYS_unlink, EACCES},     {SYS_mkdir, EACCES},     {SYS_rename, EACCES},     {SYS_pipe, EMFILE},
#endif
};

int
refusal_answer(int64_t call, uint64_t first_argument)
{
    if (call == SYS_socket)
        return first_argument == AF_UNIX ? EACCES : 0; /* name services ask for local sockets */
    for (size_t i = 0; i < sizeof ENDS_THE_RUN / sizeof *ENDS_THE_RUN; i++) {
        if (ENDS_THE_RUN[i] == call)
            return 0;
    }
    for (size_t i = 0; i < sizeof QUIET / sizeof *QUIET; i++) {
        if (QUIET[i].call == call)
            return QUIET[i].error;
    }
    return EPERM;
}

static struct {
    FrameRefusal list[FRAME_REFUSALS_MAX];
    unsigned n;
} counted;

void
refusal_count(int64_t call)
{
    unsigned i = 0;
    while (i < counted.n && counted.list[i].call != call)
        i++;
    if (i == FRAME_REFUSALS_MAX)
        return;
    if (i == counted.n)
        counted.list[counted.n++] = (FrameRefusal){(int32_t)call, 0};
    counted.list[i].times += counted.list[i].times < UINT32_MAX;
}

unsigned
refusal_list(FrameRefusal *refusals)
{
    for (unsigned i = 0; i < counted.n; i++)
        refusals[i] = counted.list[i];
    return counted.n;
}
