/* SPDX-License-Identifier: Apache-2.0 */
/* The lists are those that well-behaved code was seen to need; every other call is refused with EPERM, since libraries
 * probe for calls harmlessly. A call that only an attacker makes ends the run and is named. */
#define _GNU_SOURCE /* open flags and memfd_create */
#include "core/runner/sandbox_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "core/runner/memory_file.h"

/* clone() as pthread_create calls it: contract 1.0 grants no threads, but asking is no attack. */
static const scmp_datum_t THREAD_FLAGS = 0x3d0f00;
static const scmp_datum_t WRITING = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

static const char *const FREE[] = {
    "futex", "write", "writev", "read", "close", "lseek", "brk", "munmap", "mremap", "madvise", "exit", "exit_group",
    "rt_sigprocmask", "rt_sigreturn", "restart_syscall", "sigaltstack", "sched_yield", "sched_getaffinity", "getpid",
    "gettid", "set_robust_list", "set_tid_address", "rseq", "membarrier", "getcpu", "getrandom", "clock_gettime",
    "clock_getres", "gettimeofday", "time", "clock_nanosleep", "nanosleep", "pause", "sysinfo", "uname", "getrusage",
    "times", "getrlimit", "fstat",
};

static const struct {
    int error;
    const char *names[20];
} QUIET[] = {
    {ENOTTY, {"ioctl"}},
    {ENOSYS, {"clone3"}},
    {EACCES, {"access", "faccessat", "faccessat2", "readlink", "readlinkat", "stat", "lstat", "statx", "open", "getcwd",
              "getdents64", "unlink", "unlinkat", "mkdir", "rename"}},
    {EMFILE, {"pipe", "pipe2"}},
};

static const char *const TRAPPED[] = {
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill",
    "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "socketpair", "connect",
    "bind", "sendto", "sendmsg", "mount", "umount2", "unshare", "setns", "pivot_root", "chroot", "bpf",
    "perf_event_open", "userfaultfd", "io_uring_setup", "keyctl", "add_key", "request_key", "init_module",
    "finit_module", "kexec_load", "open_by_handle_at", "name_to_handle_at", "shmget", "shmat", "msgget", "semget",
    "mq_open", "setuid", "setresuid", "quotactl", "reboot",
};

/* Whether every rule so far could be added; libseccomp answers 0 or a negative errno. */
typedef struct Program {
    scmp_filter_ctx context;
    int error;
} Program;

static void
rule(Program *program, uint32_t action, const char *name, unsigned n, const struct scmp_arg_cmp *compare)
{
    int call = seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR || call < 0)
        return; /* not a call of this machine */
    int answer = seccomp_rule_add_array(program->context, action, call, n, compare);
    if (answer != 0 && program->error == 0)
        program->error = -answer;
}

static void
when(Program *program, uint32_t action, const char *name, struct scmp_arg_cmp compare)
{
    rule(program, action, name, 1, &compare);
}

/* Code is mapped from files only, and never writable. */
static void
mapping_rules(Program *program, bool code_allowed)
{
    static const scmp_datum_t BOTH = PROT_EXEC | PROT_WRITE;
    for (size_t i = 0; i < 2; i++) {
        const char *name = (const char *const[]){"mmap", "mprotect"}[i];
        when(program, SCMP_ACT_ALLOW, name, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
        if (!code_allowed || i == 1)
            when(program, SCMP_ACT_TRAP, name, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC));
    }
    if (!code_allowed)
        return;
    when(program, SCMP_ACT_TRAP, "mmap", SCMP_A2(SCMP_CMP_MASKED_EQ, BOTH, BOTH));
    rule(program, SCMP_ACT_TRAP, "mmap", 2,
         (const struct scmp_arg_cmp[]){SCMP_A2(SCMP_CMP_MASKED_EQ, BOTH, PROT_EXEC),
                                       SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)});
    rule(program, SCMP_ACT_ALLOW, "mmap", 2,
         (const struct scmp_arg_cmp[]){SCMP_A2(SCMP_CMP_MASKED_EQ, BOTH, PROT_EXEC),
                                       SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, 0)});
}

static void
rules_by_argument(Program *program, pid_t worker)
{
    when(program, SCMP_ACT_ALLOW, "tgkill", SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)worker, 0));
    when(program, SCMP_ACT_ALLOW, "prlimit64", SCMP_A2(SCMP_CMP_EQ, 0, 0));
    when(program, SCMP_ACT_ERRNO(EAGAIN), "clone", SCMP_A0(SCMP_CMP_EQ, THREAD_FLAGS, 0));
    when(program, SCMP_ACT_TRAP, "clone", SCMP_A0(SCMP_CMP_NE, THREAD_FLAGS, 0));
    when(program, SCMP_ACT_ERRNO(EACCES), "socket", SCMP_A0(SCMP_CMP_EQ, AF_UNIX, 0));
    when(program, SCMP_ACT_TRAP, "socket", SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));
}

static void
rules_of_both(Program *program, pid_t worker)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FREE); i++)
        rule(program, SCMP_ACT_ALLOW, FREE[i], 0, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(QUIET); i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(QUIET[i].names) && QUIET[i].names[k]; k++)
            rule(program, SCMP_ACT_ERRNO((uint16_t)QUIET[i].error), QUIET[i].names[k], 0, NULL);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(TRAPPED); i++)
        rule(program, SCMP_ACT_TRAP, TRAPPED[i], 0, NULL);
    rules_by_argument(program, worker);
}

static Program
begin(void)
{
    Program program = {seccomp_init(SCMP_ACT_ERRNO(EPERM)), 0};
    if (!program.context)
        program.error = ENOMEM;
    else if (seccomp_attr_set(program.context, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0 ||
             seccomp_attr_set(program.context, SCMP_FLTATR_CTL_OPTIMIZE, 2) != 0)
        program.error = EINVAL;
    return program;
}

/* Take the program apart whether it is complete or not. */
static bool
end(Program *program, int file)
{
    if (program->error == 0)
        program->error = -seccomp_export_bpf(program->context, file);
    if (program->error == 0 && !memory_file_seal(file))
        program->error = errno;
    if (program->context)
        seccomp_release(program->context);
    errno = program->error;
    return program->error == 0;
}

bool
sandbox_filter_load(int file, pid_t worker)
{
    Program program = begin();
    if (program.error == 0) {
        rules_of_both(&program, worker);
        mapping_rules(&program, true);
        rule(&program, SCMP_ACT_ALLOW, "newfstatat", 0, NULL);
        rule(&program, SCMP_ACT_ALLOW, "pread64", 0, NULL);
        rule(&program, SCMP_ACT_ALLOW, "seccomp", 0, NULL);
        when(&program, SCMP_ACT_ALLOW, "openat", SCMP_A2(SCMP_CMP_MASKED_EQ, WRITING, 0));
    }
    return end(&program, file);
}

bool
sandbox_filter_run(int file, pid_t worker)
{
    Program program = begin();
    if (program.error == 0) {
        rules_of_both(&program, worker);
        mapping_rules(&program, false);
        rule(&program, SCMP_ACT_ERRNO(EACCES), "openat", 0, NULL);
        rule(&program, SCMP_ACT_ERRNO(EACCES), "newfstatat", 0, NULL);
    }
    return end(&program, file);
}

char *
sandbox_filter_call_name(int64_t call)
{
    char *name = call >= 0 && call < INT32_MAX ? seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, (int)call) : NULL;
    char *copy = g_strdup(name ? name : "?");
    free(name);
    return copy;
}
