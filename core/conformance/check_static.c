/* SPDX-License-Identifier: Apache-2.0 */
#include <gnu/libc-version.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/conformance/check_parts.h"
#include "core/conformance/elf_facts.h"
#include "core/document/manifest_read.h"
#include "core/sign/minisign.h"

enum { QUARTERS_MAX = 64 };

static void
say_finding(CheckResult *result, const Finding *finding)
{
    result->state = CHECK_FAILED;
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        g_free(result->detail[l]);
        result->detail[l] = finding_line(finding, (Language)l);
    }
}

/* The scan stops at the first fault, which belongs to one check. */
void
check_static_scan(CheckRun *run, CheckResult *result)
{
    for (size_t i = 0; i < finding_list_size(run->opening); i++) {
        const Finding *finding = finding_list_peek(run->opening, i);
        if (strcmp(check_owner(finding->number), result->id) == 0)
            say_finding(result, finding);
    }
}

static ElfFacts
facts_of(const CheckRun *run)
{
    int file = run->package->library;
    off_t size = lseek(file, 0, SEEK_END);
    g_autofree unsigned char *bytes = g_malloc((gsize)MAX(size, 1));
    ssize_t n = pread(file, bytes, (size_t)size, 0);
    return elf_facts(bytes, n > 0 ? (size_t)n : 0);
}

void
check_static_hardening(CheckRun *run, CheckResult *result)
{
    ElfFacts facts = facts_of(run);
    if (!facts.relro || !facts.bind_now)
        check_say(result, CHECK_WARNING, !facts.relro ? "-z relro" : "-z now");
    g_ptr_array_unref(facts.imports);
}

void
check_static_glibc(CheckRun *run, CheckResult *result)
{
    ElfFacts facts = facts_of(run);
    const char *point = strchr(gnu_get_libc_version(), '.');
    unsigned here = point ? (unsigned)strtoul(point + 1, NULL, 10) : 0;
    g_autofree char *text = g_strdup_printf("GLIBC_2.%u > 2.%u", facts.glibc_minor, here);
    if (facts.glibc_minor > here)
        check_say(result, CHECK_FAILED, text);
    g_ptr_array_unref(facts.imports);
}

void
check_static_start(CheckRun *run, CheckResult *result)
{
    ElfFacts facts = facts_of(run);
    g_autofree char *text = g_strdup_printf("%u + %u IFUNC", facts.constructors, facts.indirect);
    if (facts.constructors || facts.indirect)
        check_say(result, CHECK_WARNING, text);
    g_ptr_array_unref(facts.imports);
}

void
check_static_imports(CheckRun *run, CheckResult *result)
{
    static const char *const UNUSABLE[] = {"socket", "connect", "bind", "sendto", "recvfrom", "fork", "vfork", "execve", "execv", "system", "popen",
                                           "dlopen", "dlsym", "open", "open64", "openat", "fopen", "fopen64", "kill", "ptrace", "pthread_create",
                                           "getpwuid", "getaddrinfo", "mprotect", "setlocale", "time", "clock", "gettimeofday", "getrandom", "rand", NULL};
    ElfFacts facts = facts_of(run);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < facts.imports->len; i++) {
        if (g_strv_contains(UNUSABLE, facts.imports->pdata[i]))
            g_string_append_printf(text, "%s%s", text->len ? ", " : "", (const char *)facts.imports->pdata[i]);
    }
    if (text->len)
        check_say(result, CHECK_WARNING, text->str);
    g_ptr_array_unref(facts.imports);
}

void
check_static_manifest(CheckRun *run, CheckResult *result)
{
    for (size_t i = 0; i < finding_list_size(run->opening) && !run->package; i++)
        say_finding(result, finding_list_peek(run->opening, finding_list_size(run->opening) - 1 - i));
}

void
check_static_limit(CheckRun *run, CheckResult *result)
{
    const Manifest *manifest = run->package->manifest;
    uint64_t most = manifest_cell_limit(manifest, 2 * QUARTERS_MAX, QUARTERS_MAX);
    g_autofree char *text = g_strdup_printf("limits.observations: %" G_GUINT64_FORMAT " > %" G_GUINT64_FORMAT, manifest->max_observations, most);
    if (manifest->max_observations > most)
        check_say(result, CHECK_NOTE, text);
}

void
check_static_personal(CheckRun *run, CheckResult *result)
{
    static const char *const PERSONAL[] = {"name", "nombre", "apellido", "address", "direccion", "phone", "telefono", "celular", "mail", "correo", NULL};
    const GPtrArray *inputs = run->package->manifest->inputs;
    for (guint i = 0; i < inputs->len; i++) {
        const Input *input = inputs->pdata[i];
        for (guint c = 0; c < input->columns->len; c++) {
            const Column *column = input->columns->pdata[c];
            g_autofree char *small = g_ascii_strdown(column->name, -1);
            for (size_t k = 0; PERSONAL[k] && column->type == COLUMN_TEXT; k++) {
                g_autofree char *text = g_strdup_printf("%s.csv: %s", input->id, column->name);
                if (strstr(small, PERSONAL[k]))
                    check_say(result, CHECK_WARNING, text);
            }
        }
    }
}

/* A trusted comment of hito plugin sign names what was signed; minisign's own has the time, which is not looked at. */
static bool
comment_matches(const Manifest *manifest, const char *comment)
{
    g_autofree char *wanted = g_strdup_printf("%s %s %s", manifest->id, manifest->version, manifest->sha256);
    return g_str_has_prefix(comment, "timestamp:") || strcmp(comment, wanted) == 0;
}

static void
check_key(const CheckRun *run, const char *file, CheckResult *result)
{
    static const char *const FAULTS[] = {
        [MINISIGN_MALFORMED] = "manifest.json.minisig = ?",
        [MINISIGN_PASSWORD] = "manifest.json.minisig = ?",
        [MINISIGN_OTHER_KEY] = "manifest.json.minisig: key ≠ --key",
        [MINISIGN_FALSE] = "manifest.json.minisig ≠ manifest.json",
    };
    MinisignPublic key;
    g_autofree char *text = NULL, *comment = NULL;
    if (!g_file_get_contents(file, &text, NULL, NULL) || minisign_public_read(text, &key) != MINISIGN_GOOD) {
        check_say(result, CHECK_FAILED, "--key = ?");
        return;
    }
    gsize size;
    const void *bytes = g_bytes_get_data(run->package->manifest_bytes, &size);
    MinisignFault fault = minisign_verify(&key, bytes, size, run->package->signature, &comment);
    if (fault != MINISIGN_GOOD)
        check_say(result, CHECK_FAILED, FAULTS[fault]);
    else if (!comment_matches(run->package->manifest, comment))
        check_say(result, CHECK_FAILED, "manifest.json.minisig: trusted comment ≠ id, version, SHA-256");
}

void
check_static_signature(CheckRun *run, CheckResult *result)
{
    uint8_t id[MINISIGN_ID];
    char name[MINISIGN_NAME];
    if (!run->package->signature) {
        check_say(result, CHECK_SKIPPED, "manifest.json.minisig");
    } else if (minisign_signer(run->package->signature, id) != MINISIGN_GOOD) {
        check_say(result, CHECK_FAILED, "manifest.json.minisig = ?");
    } else if (run->order->key_file) {
        check_key(run, run->order->key_file, result);
    } else {
        minisign_name(id, name);
        g_autofree char *detail = g_strdup_printf("%s; --key FILE.pub", name);
        check_say(result, CHECK_NOTE, detail);
    }
}
