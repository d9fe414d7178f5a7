declare module 'libheif-js/wasm-bundle.js' {
	export type Picture = {
		get_width(): number;
		get_height(): number;
		is_primary(): boolean;
		display(
			into: { data: Uint8ClampedArray; width: number; height: number },
			done: (filled: { data: Uint8ClampedArray } | null) => void
		): void;
	};
	const libheif: { HeifDecoder: new () => { decode(file: Uint8Array): Picture[] } };
	export default libheif;
}
