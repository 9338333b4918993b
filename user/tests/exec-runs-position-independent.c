/* SPDX-License-Identifier: MIT */
/* A static program of type ET_DYN runs where the kernel puts it, and learns by AT_PHDR and AT_ENTRY where that is. */
#include "check.h"

#include <elf.h>

#define BASE 0x1000             /* file offset and address of the code in the image */

/*
 * Finds AT_ENTRY (9) in the auxiliary vector and compares it with its own address:
 *     lea _start(%rip), %rbx; mov %rsp, %rdi; mov (%rdi), %rax; lea 16(%rdi,%rax,8), %rdi
 * 1:  scasq with 0 until the environment's end
 * 2:  mov (%rdi), %rax; add $16, %rdi; cmp $9, %rax; je 3f; test %rax, %rax; jnz 2b; mov $1, %edi; jmp 4f
 * 3:  mov $42, %edi; cmp %rbx, -8(rdi's place) ; je 4f ; mov $2, %edi
 * 4:  mov $60, %eax; syscall
 */
static const unsigned char code[] = {
    0x48, 0x8d, 0x1d, 0xf9, 0xff, 0xff, 0xff,   /* lea -7(%rip), %rbx */
    0x48, 0x89, 0xe6,                           /* mov %rsp, %rsi */
    0x48, 0xad,                                 /* lodsq: argc */
    0x48, 0x8d, 0x74, 0xc6, 0x08,               /* lea 8(%rsi,%rax,8), %rsi: environment */
    0x48, 0xad,                                 /* 1: lodsq */
    0x48, 0x85, 0xc0,                           /* test %rax, %rax */
    0x75, 0xf9,                                 /* jnz 1b */
    0x48, 0xad,                                 /* 2: lodsq: type */
    0x48, 0x89, 0xc1,                           /* mov %rax, %rcx */
    0x48, 0xad,                                 /* lodsq: value */
    0x48, 0x83, 0xf9, 0x09,                     /* cmp $AT_ENTRY, %rcx */
    0x74, 0x0c,                                 /* je 3f */
    0x48, 0x85, 0xc9,                           /* test %rcx, %rcx */
    0x75, 0xee,                                 /* jnz 2b */
    0xbf, 0x01, 0x00, 0x00, 0x00,               /* mov $1, %edi: there is none */
    0xeb, 0x0f,                                 /* jmp 4f */
    0xbf, 0x2a, 0x00, 0x00, 0x00,               /* 3: mov $42, %edi */
    0x48, 0x39, 0xd8,                           /* cmp %rbx, %rax */
    0x74, 0x05,                                 /* je 4f */
    0xbf, 0x02, 0x00, 0x00, 0x00,               /* mov $2, %edi: another address */
    0xb8, 0x3c, 0x00, 0x00, 0x00,               /* 4: mov $SYS_exit, %eax */
    0x0f, 0x05,                                 /* syscall */
};

static void
write_program(const char *path)
{
    static char image[BASE + sizeof(code)];
    Elf64_Ehdr *header = (Elf64_Ehdr *)image;
    Elf64_Phdr *segment = (Elf64_Phdr *)(image + sizeof(*header));
    int fd = (int)CHECK_OK(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0700));

    memcpy(header->e_ident, "\177ELF\2\1\1", 7);
    header->e_type = ET_DYN;
    header->e_machine = EM_X86_64;
    header->e_version = 1;
    header->e_entry = BASE;
    header->e_phoff = sizeof(*header);
    header->e_ehsize = sizeof(*header);
    header->e_phentsize = sizeof(*segment);
    header->e_phnum = 1;
    *segment = (Elf64_Phdr){ .p_type = PT_LOAD, .p_flags = PF_R | PF_X, .p_offset = 0, .p_vaddr = 0,
                             .p_filesz = sizeof(image), .p_memsz = sizeof(image), .p_align = 4096 };
    memcpy(image + BASE, code, sizeof(code));
    CHECK_EQ(write(fd, image, sizeof(image)), sizeof(image));
    CHECK_OK(close(fd));
}

static void
execute(void)
{
    char *arguments[] = { "pie", "one", NULL }, *environment[] = { "A=1", "B=2", NULL };

    execve("/tmp/pie", arguments, environment);
    _exit(99);
}

int
main(void)
{
    write_program("/tmp/pie");
    CHECK_EQ(run(execute), EXITED(42));
    CHECK_OK(unlink("/tmp/pie"));
    return 0;
}
