import { parentPort, workerData } from 'node:worker_threads';
import { halves } from '../../../vet/halves';
import { toPortable } from '../../../vet/portable';
import { vet } from '../../../vet/vet';
import { givenIn } from './given';
import { meshOfFiles } from './mesh-of-files';
import type { Task } from './second-thread';

const task = workerData as Task;
const input = meshOfFiles(givenIn(task.files, task.namespace), task);
parentPort!.postMessage(toPortable(vet(input, halves[1]), input.resources));
