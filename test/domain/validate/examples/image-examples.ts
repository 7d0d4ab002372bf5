import {type Example, manifest, values} from './example.ts';

const content = (images: string, rest: string) => values(`pack:\n  content:\n    images:\n${images}\n${rest}`);

/** Examples of the rules in `image-rules.ts`. */
export const IMAGE_EXAMPLES: readonly Example[] = [
  [
    'images.unlisted',
    content('      - image: docker.io/library/nginx:1.27', 'image: redis:7'),
    'redis:7 is not listed',
    content(
      '      - image: docker.io/library/nginx:1.27\n      - image: r.io/a/b:1',
      'image: nginx:1.27\nb:\n  registry: r.io\n  repository: a/b\n  tag: "1"\nc:\n  enabled: false\n  image: redis:7',
    ),
  ],
  [
    'images.no-list',
    manifest('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: redis:7'),
    'lists none in pack.content.images: redis:7',
    manifest('apiVersion: v1\nkind: Namespace'),
  ],
  [
    'images.entry',
    content('      - iamge: redis:7', 'a: 1'),
    'entry 1 of pack.content.images has no "image"',
    content('      - image: redis:7', 'a: 1'),
  ],
  [
    'images.entry',
    // As a pack of Portworx has it.
    content('      - image: docker.io/portworx/px-operator:25.2.2"', 'a: 1'),
    'px-operator:25.2.2" holds "',
    content(`      - image: 'r.io/{{ .spectro.pack.os.a | default "b" }}:1'`, 'a: 1'),
  ],
];
