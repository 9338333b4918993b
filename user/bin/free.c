/* SPDX-License-Identifier: MIT */
/* free: memory in kB (-m: MB), from /proc/meminfo. */
#include "user/bin/tool.h"

#include "user/bin/procs.h"

int
main(int argc, char **argv)
{
    unsigned long unit = 1, total, available, cached, swap;
    int option;

    tool_start("free", "[-k | -m]");
    while ((option = getopt(argc, argv, "km")) != -1) {
        if (option == '?')
            usage();
        unit = option == 'm' ? 1024 : 1;
    }
    if (optind < argc)
        usage();
    total = procs_meminfo("MemTotal");
    available = procs_meminfo("MemAvailable");
    cached = procs_meminfo("Buffers") + procs_meminfo("Cached") + procs_meminfo("SReclaimable");
    swap = procs_meminfo("SwapTotal");
    printf("%20s %11s %11s %11s %11s %11s\n", "total", "used", "free", "shared", "buff/cache", "available");
    printf("Mem:    %12lu %11lu %11lu %11lu %11lu %11lu\n", total / unit, (total - available) / unit,
           procs_meminfo("MemFree") / unit, procs_meminfo("Shmem") / unit, cached / unit, available / unit);
    printf("Swap:   %12lu %11lu %11lu\n", swap / unit, (swap - procs_meminfo("SwapFree")) / unit, procs_meminfo("SwapFree") / unit);
    return tool_end();
}
