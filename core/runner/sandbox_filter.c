/* SPDX-License-Identifier: Apache-2.0 */
/* The list is what well-behaved code was seen to need. Every other call is trapped: the worker answers what libraries probe for
 * harmlessly with an error and counts it, and a call that only an attacker makes ends the run (core/worker/refusal.c). */
#define _GNU_SOURCE /* open flags */
#include "core/runner/sandbox_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "core/runner/memory_file.h"

/* clone() as pthread_create calls it: contract 1.0 grants no threads, but asking is no attack. The C library holds all
 * signals back meanwhile, so a trap could not be handled. */
static const scmp_datum_t THREAD_FLAGS = 0x3d0f00;
static const scmp_datum_t WRITING = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

static const char *const FREE[] = {
    "futex", "write", "writev", "read", "close", "lseek", "brk", "munmap", "mremap", "madvise", "exit", "exit_group",
    "rt_sigprocmask", "rt_sigreturn", "restart_syscall", "sigaltstack", "sched_yield", "sched_getaffinity", "getpid",
    "gettid", "set_robust_list", "set_tid_address", "rseq", "membarrier", "getcpu", "getrandom", "clock_gettime",
    "clock_getres", "gettimeofday", "time", "clock_nanosleep", "nanosleep", "pause", "sysinfo", "uname", "getrusage",
    "times", "getrlimit", "fstat",
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
    when(program, SCMP_ACT_ALLOW, "mmap", SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    when(program, SCMP_ACT_ALLOW, "mprotect", SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (code_allowed)
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
    rule(program, SCMP_ACT_ERRNO(ENOSYS), "clone3", 0, NULL); /* then the C library tries clone() */
}

static void
rules_of_both(Program *program, pid_t worker)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FREE); i++)
        rule(program, SCMP_ACT_ALLOW, FREE[i], 0, NULL);
    rules_by_argument(program, worker);
}

static Program
begin(void)
{
    Program program = {seccomp_init(SCMP_ACT_TRAP), 0};
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
