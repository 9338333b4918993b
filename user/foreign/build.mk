# SPDX-License-Identifier: MIT
# The programs of user/foreign/posix, built with musl: the same files run here and, in an initrd, on Heddle.

MUSL := $(shell command -v musl-gcc 2>/dev/null)
FOREIGN := $(patsubst user/foreign/posix/%.c,$B/foreign/posix/%,$(wildcard user/foreign/posix/*.c))

$B/foreign/%: user/foreign/%.c
	@mkdir -p $(@D) $(dir $B/obj/m/$*)
	@echo "  MUSL    $@"
	$Q$(MUSL) -static -std=gnu11 -O1 -g0 -I. $(WARN) -MD -MP -MF $B/obj/m/$*.d $< -o $@

$(call keep,$B/foreign.objs,$(FOREIGN))
$B/posix.cpio: $(FOREIGN) $B/foreign/posix-run $B/foreign.objs tools/build/initrd.sh
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(FOREIGN:%=%:tests) $B/foreign/posix-run:bin
$B/initrd-posix.cpio: $B/initrd.cpio $B/posix.cpio
	@cat $^ >$@

.PHONY: foreign
foreign: $(if $(MUSL),$B/initrd-posix.cpio)
