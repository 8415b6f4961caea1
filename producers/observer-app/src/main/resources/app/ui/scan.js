// Reads a QR code with the camera, where the browser can do it by itself.
import {html} from '../vendor/lit-html.js';
import {linkOf} from '../core/enrolment.js';
import {draw} from './draw.js';
import {frame} from './frame.js';
import {t} from './i18n.js';
import {back} from './route.js';

export const canScan = () => 'BarcodeDetector' in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);

let fault = '';
let running = false;

/** @param onLink told of the first link that can be used */
export function scanScreen(onLink) {
  if (!running) start(onLink);
  return frame(
    {title: t('scan'), screen: 'scan'},
    html`<div class="stack">
      <video id="camera" playsinline muted></video>
      <p role="status">${fault || t('scan.hold')}</p>
    </div>`,
  );
}

async function start(onLink) {
  running = true;
  fault = '';
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
    const video = document.getElementById('camera');
    video.srcObject = stream;
    await video.play();
    const detector = new globalThis.BarcodeDetector({formats: ['qr_code']});
    while (video.isConnected) {
      const [code] = await detector.detect(video);
      const link = code && linkOf(code.rawValue, location.origin);
      if (link) {
        back();
        onLink(link);
        return;
      }
      if (code) {
        fault = t('link.bad');
        draw();
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } catch {
    fault = t('scan.failed');
    draw();
  } finally {
    stream?.getTracks().forEach((track) => track.stop());
    running = false;
  }
}
