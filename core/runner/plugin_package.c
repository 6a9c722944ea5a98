/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_NOFOLLOW and O_DIRECTORY */
#include "core/runner/plugin_package.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/document/manifest_read.h"
#include "core/runner/elf_scan.h"
#include "core/runner/memory_file.h"

enum { MANIFEST_BYTES_MAX = 4 << 20, LIBRARY_BYTES_MAX = 256 << 20, SIGNATURE_BYTES_MAX = 16384, FIRST_ELF_MESSAGE = 3105 };

void
plugin_package_free(PluginPackage *package)
{
    if (!package)
        return;
    g_free(package->folder);
    manifest_free(package->manifest);
    g_free(package->signature);
    g_clear_pointer(&package->manifest_bytes, g_bytes_unref);
    if (package->library >= 0)
        close(package->library);
    g_free(package);
}

/* All bytes of a plain file of the folder that nobody else may write. */
static GBytes *
read_file(int folder, const char *name, size_t limit, FindingList *findings)
{
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    struct stat info;
    if (file < 0 || fstat(file, &info) != 0) {
        finding_add(findings, errno == ENOENT ? 3101 : errno == ELOOP ? 3102 : 3103, name, 0, g_strerror(errno), NULL);
        if (file >= 0)
            close(file);
        return NULL;
    }
    if (!S_ISREG(info.st_mode) || (info.st_mode & S_IWOTH) || (size_t)info.st_size > limit) {
        finding_add(findings, (info.st_mode & S_IWOTH) ? 3104 : 3102, name, 0, NULL);
        close(file);
        return NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_sized_new((guint)info.st_size + 1);
    guint8 block[65536];
    ssize_t n;
    while ((n = read(file, block, sizeof block)) > 0 && bytes->len <= limit)
        g_byte_array_append(bytes, block, (guint)n);
    close(file);
    if (n != 0) {
        finding_add(findings, 3103, name, 0, n < 0 ? g_strerror(errno) : "", NULL);
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static bool
scan(const PluginPackage *package, GBytes *library, FindingList *findings)
{
    gsize size = 0;
    const void *bytes = g_bytes_get_data(library, &size);
    const Manifest *manifest = package->manifest;
    g_autofree char *sum = digest_bytes(bytes, size);
    if (strcmp(sum, manifest->library_sha256) != 0) {
        finding_add(findings, 3105, manifest->library, 0, NULL);
        return false;
    }
    for (guint i = 0; i < manifest->runtime->len; i++) {
        if (!elf_scan_may_need(manifest->runtime->pdata[i])) {
            finding_add(findings, FIRST_ELF_MESSAGE + ELF_LIBRARY, manifest->library, 0, manifest->runtime->pdata[i], NULL);
            return false;
        }
    }
    const char *detail = "";
    ElfFault fault = elf_scan(bytes, size, manifest->runtime, &detail);
    if (fault == ELF_GOOD)
        return true;
    g_autofree char *shown = g_strescape(detail, NULL);
    finding_add(findings, FIRST_ELF_MESSAGE + (unsigned)fault, manifest->library, 0, shown, NULL);
    return false;
}

/* No signature is a fact for the approver; an unreadable one is refused. */
static bool
take_signature(PluginPackage *package, int folder, FindingList *findings)
{
    static const char NAME[] = "manifest.json.minisig";
    if (faccessat(folder, NAME, F_OK, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
        return true;
    g_autoptr(GBytes) bytes = read_file(folder, NAME, SIGNATURE_BYTES_MAX, findings);
    if (!bytes)
        return false;
    gsize size = 0;
    const char *text = g_bytes_get_data(bytes, &size);
    package->signature = g_strndup(text ? text : "", size);
    return true;
}

static bool
take_manifest(PluginPackage *package, int folder, FindingList *findings)
{
    package->manifest_bytes = read_file(folder, "manifest.json", MANIFEST_BYTES_MAX, findings);
    if (!package->manifest_bytes)
        return false;
    gsize size = 0;
    const char *bytes = g_bytes_get_data(package->manifest_bytes, &size);
    package->manifest = manifest_parse(bytes, size, "manifest.json", findings);
    return package->manifest != NULL && take_signature(package, folder, findings);
}

static void
take_library(PluginPackage *package, int folder, FindingList *findings)
{
    if (!*package->manifest->library) {
        finding_add(findings, 3117, "manifest.json", 0, NULL);
        return;
    }
    g_autoptr(GBytes) library = read_file(folder, package->manifest->library, LIBRARY_BYTES_MAX, findings);
    if (!library || !scan(package, library, findings))
        return;
    gsize size = 0;
    const void *code = g_bytes_get_data(library, &size);
    package->library = memory_file_of("hito-plugin", code, size);
    if (package->library < 0)
        finding_add(findings, 9001, package->manifest->library, 0, g_strerror(errno), NULL);
}

PluginPackage *
plugin_package_open(const char *path, FindingList *findings)
{
    g_autofree char *name = g_path_get_basename(path);
    /* A link to a folder of plug-ins is the user's own business; a link inside it is not. */
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat info;
    if (folder < 0 || fstat(folder, &info) != 0) {
        finding_add(findings, 3100, name, 0, g_strerror(errno), NULL);
        return NULL;
    }
    g_autoptr(PluginPackage) package = g_new0(PluginPackage, 1);
    package->folder = g_strdup(path);
    package->library = -1;
    bool good = false;
    if (info.st_mode & S_IWOTH)
        finding_add(findings, 3104, name, 0, NULL);
    else
        good = take_manifest(package, folder, findings);
    if (good)
        take_library(package, folder, findings);
    close(folder);
    return good ? g_steal_pointer(&package) : NULL;
}

PluginPackage *
plugin_package_find(const char *plugins, const char *id, FindingList *findings)
{
    g_autofree char *folder = g_build_filename(plugins, id, NULL);
    g_autoptr(PluginPackage) package = plugin_package_open(folder, findings);
    if (package && strcmp(package->manifest->id, id) != 0) {
        finding_add(findings, 3118, "manifest.json", 0, package->manifest->id, id, NULL);
        return NULL;
    }
    return g_steal_pointer(&package);
}
