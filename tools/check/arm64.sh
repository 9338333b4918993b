#!/bin/sh
# SPDX-License-Identifier: MIT
# arm64.sh heddle|kernel|TEST.sh: is an arm64 host served?  On x86-64 that is
# told by Debian's cross compiler and qemu-user.
#   heddle   builds the host program with Debian's arm64 libraries, which are fetched into a folder of their own, and it
#            answers --help
#   TEST.sh  runs one of the host program's or the grader's own tests with it, under qemu-aarch64
#   kernel   builds kernel and programs with CROSS=x86_64-linux-gnu-, as an arm64 host does, and boots them
# Status 77: a tool is missing, or there is no network.
set -eu
dir=$PWD/build/arm64
root=$dir/root
packages="libc6-dev libuv1-dev libjansson-dev libcyaml-dev libyaml-dev libpcre2-dev libarchive-dev libseccomp-dev nettle-dev"

need() {
	for tool; do
		command -v "$tool" >/dev/null && continue
		echo "$tool is missing: apt-get install gcc-aarch64-linux-gnu qemu-user"
		exit 77
	done
}

# apt with nothing installed, for another architecture, as any user.
libraries() {
	need aarch64-linux-gnu-gcc qemu-aarch64 apt-get dpkg
	[ "$(cat "$dir/packages" 2>/dev/null)" = "$packages" ] && return
	rm -rf "$dir"
	mkdir -p "$dir/apt/lists/partial" "$dir/apt/archives/partial" "$root"
	: >"$dir/apt/status"
	cat >"$dir/apt/conf" <<-END
		APT::Architecture "arm64";
		APT::Architectures "arm64";
		APT::Install-Recommends "false";
		APT::Sandbox::User "";
		Dir::State "$dir/apt";
		Dir::State::status "$dir/apt/status";
		Dir::Cache "$dir/apt";
	END
	export APT_CONFIG="$dir/apt/conf"
	# shellcheck disable=SC2086
	{ apt-get -q update && apt-get -qy --download-only install $packages; } >"$dir/apt/log" 2>&1 || {
		tail -n 3 "$dir/apt/log"
		exit 77
	}
	for package in "$dir"/apt/archives/*.deb; do
		dpkg -x "$package" "$root"
	done
	rm -rf "$dir/apt/archives"
	echo "$packages" >"$dir/packages"
}

heddle() {
	export PKG_CONFIG_SYSROOT_DIR="$root" PKG_CONFIG_LIBDIR="$root/usr/lib/aarch64-linux-gnu/pkgconfig"
	make -s B=build/arm64/tree HOSTCC="aarch64-linux-gnu-gcc --sysroot=$root" build/arm64/tree/bin/heddle
	[ -x "$dir/heddle" ] || { # another test may be running it
		printf '#!/bin/sh\nexec env HEDDLE_BUILD="%s" qemu-aarch64 -L "%s" "%s" "$@"\n' \
			"$PWD/build" "$root" "$dir/tree/bin/heddle" >"$dir/heddle.new"
		chmod +x "$dir/heddle.new"
		mv "$dir/heddle.new" "$dir/heddle"
	}
	aarch64-linux-gnu-readelf -h "$dir/tree/bin/heddle" | grep -q AArch64
	"$dir/heddle" --help | grep -q '^usage: heddle'
	for command in run grade lab cc trace bench; do
		"$dir/heddle" $command --help | grep -q "^usage: heddle $command"
	done
}

# Several of these may run at once: the first builds.
once() {
	mkdir -p build
	exec 9>build/arm64.lock
	flock 9
	libraries
	heddle
	exec 9>&-
}

case $1 in
heddle) once ;;
kernel)
	need x86_64-linux-gnu-gcc
	make -s B=build/arm64/cross CROSS=x86_64-linux-gnu- build/arm64/cross/kernel.elf build/arm64/cross/initrd.cpio
	build/bin/heddle run --kernel build/arm64/cross/kernel.elf --initrd build/arm64/cross/initrd.cpio -- true </dev/null
	;;
*)	once
	sed "s,build/bin/heddle,$dir/heddle,g" "$1" >"$dir/${1##*/}"
	HEDDLE=$dir/heddle sh "$dir/${1##*/}"
	;;
esac
