"""What the browser runs for a test of an explorer: each is given its cell, or the picture in it."""

PICTURE = """async cell => {
    const reader = new FileReader(), read = new Promise(done => { reader.onload = done; });
    reader.readAsDataURL(await (await fetch(cell.querySelector("img.widget-image").src)).blob());
    await read;
    return reader.result.split(",")[1];
}"""
RESET = "cell => [...cell.querySelectorAll('button')].find(button => button.textContent === 'Reset').click()"
SENTENCE = "cell => cell.querySelector('.widget-html p:is([role=status], [role=alert])').textContent"
WATCH = """picture => {
    picture.watcher?.abort();
    const {signal} = picture.watcher = new AbortController();
    const canvas = new OffscreenCanvas(90, 42).getContext("2d", {willReadFrequently: true});
    const seen = picture.seen = {frames: 0, blank: 0, natural: new Set(), onScreen: new Set()};
    const isBlank = () => {
        canvas.drawImage(picture, 0, 0, 90, 42);
        const pixels = new Uint32Array(canvas.getImageData(0, 0, 90, 42).data.buffer);
        return pixels.every(pixel => pixel === pixels[0]);
    };
    picture.addEventListener("load", () => {
        seen.frames += 1;
        seen.blank += isBlank();
        seen.natural.add(`${picture.naturalWidth} × ${picture.naturalHeight}`);
    }, {signal});
    const look = () => seen.onScreen.add(`${picture.clientWidth} × ${picture.clientHeight}`);
    const sizes = new ResizeObserver(look);  // it tells every other size that comes to be painted
    look();
    sizes.observe(picture);
    signal.addEventListener("abort", () => sizes.disconnect());
}"""
CONTROLS = """cell => {
    const sliders = Array.from(cell.querySelectorAll(".widget-slider"), slider => [
        slider.querySelector("label").textContent,
        Number(slider.querySelector(".noUi-handle").getAttribute("aria-valuetext")),
    ]);
    const boxes = Array.from(cell.querySelectorAll(".widget-checkbox"), box => [
        box.querySelector("span").textContent,
        box.querySelector("input").checked,
    ]);
    const choices = Array.from(cell.querySelectorAll(".widget-dropdown"), list => [
        list.querySelector("label").textContent,
        list.querySelector("select").selectedOptions[0].textContent.replaceAll("\u00a0", " "),  // shown with hard spaces
    ]);
    const fields = Array.from(cell.querySelectorAll(".widget-text"), field => [
        field.querySelector("label").textContent,
        field.querySelector("input").value,
    ]).filter(([label]) => label !== "my number");
    const all = {sliders, boxes, choices, fields};
    return Object.fromEntries(Object.entries(all).map(([kind, found]) => [kind, Object.fromEntries(found)]));
}"""  # not by Playwright's inner_text, which is empty where the browser leaves out a cell that is out of sight
SEEN = "({seen}) => ({...seen, natural: [...seen.natural], onScreen: [...seen.onScreen]})"
