import { DataService } from './data.service.ts';
import { expose } from './rpc.ts';

expose(new DataService());
